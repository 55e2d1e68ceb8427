package org.dealdesk.desk.policy;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dealdesk.approval.redaction.ReadPolicies;
import org.dealdesk.backtest.Backtests;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.policy.life.Policies.Listed;
import org.dealdesk.policy.life.Policies.State;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;

/** The versions of the policy, and what each of them says. */
@Controller
class PolicyPages {

    private static final int VERSIONS = 200;
    private static final int LONGEST_TEXT = 200;
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,6}");

    /** In force first, then what comes, then what was. */
    private static final List<State> ORDER =
            List.of(State.ACTIVE, State.SCHEDULED, State.APPROVED, State.DRAFT, State.SUPERSEDED);

    private final Policies policies;
    private final ReadPolicies read;
    private final PolicyScreens screens;
    private final PolicyWork work;
    private final People people;
    private final Viewers viewers;

    PolicyPages(
            Policies policies,
            ReadPolicies read,
            PolicyScreens screens,
            PolicyWork work,
            People people,
            Viewers viewers) {
        this.policies = policies;
        this.read = read;
        this.screens = screens;
        this.work = work;
        this.people = people;
        this.viewers = viewers;
    }

    @GetMapping(PageLayout.POLICIES)
    String list(HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        String cursor = request.getParameter("cursor");
        Page<Listed> page = Page.of(
                policies.list(Cursor.after(cursor), VERSIONS + 1), VERSIONS, listed -> Cursor.of(listed.version()));
        Names names = PolicyRow.names(page.items(), people);
        Map<State, List<PolicyRow>> byState = page.items().stream()
                .sorted(Comparator.comparing(Listed::effectiveFrom).reversed().thenComparing(Listed::version))
                .collect(Collectors.groupingBy(
                        Listed::state,
                        Collectors.mapping(listed -> PolicyRow.of(listed, names, viewer), Collectors.toList())));
        List<PolicyRow> rows = new ArrayList<>();
        ORDER.forEach(state -> rows.addAll(byState.getOrDefault(state, List.of())));
        model.addAttribute("rows", rows);
        work.ofList(viewer, model);
        model.addAttribute("several", rows.size() > 1);
        model.addAttribute("backtests", Backtests.mayRead(viewer.caller()));
        model.addAttribute("next", page.next() == null ? null : address(page.next()));
        model.addAttribute("first", cursor == null ? null : PageLayout.POLICIES);
        return "policies";
    }

    @GetMapping(PageLayout.POLICIES + "/{version}")
    String version(@PathVariable("version") String version, HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        String text = text(request);
        ReadPolicies.Read found = read.read(version, viewer.caller());
        model.addAttribute("policy", screens.of(found, viewer));
        work.ofVersion(found, viewer, model);
        model.addAttribute("part", SkuRow.Part.of(found.policy(), text, from(request)));
        return "policy";
    }

    /** The document to the letter, as a text that no browser takes for a page. */
    @GetMapping(PageLayout.POLICIES + "/{version}/document")
    ResponseEntity<byte[]> document(@PathVariable("version") String version, HttpServletRequest request) {
        String document = read.document(version, viewers.of(request).caller());
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(document.getBytes(StandardCharsets.UTF_8));
    }

    /** What is no place in the price book is its beginning. */
    private static int from(HttpServletRequest request) {
        String from = request.getParameter("from");
        return from != null && PLACE.matcher(from).matches() ? Integer.parseInt(from) : 0;
    }

    private static String text(HttpServletRequest request) {
        String text = request.getParameter("q");
        String searched = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        return searched.substring(0, Math.min(searched.length(), LONGEST_TEXT));
    }

    private static String address(String cursor) {
        return UriComponentsBuilder.fromPath(PageLayout.POLICIES)
                .queryParam("cursor", cursor)
                .toUriString();
    }
}

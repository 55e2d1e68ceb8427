package org.dealdesk.desk.deal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.view.TaskList;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealFilter;
import org.dealdesk.deal.DealList;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.desk.Choice;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Lists of deals, newest first: a rep's own with their next steps, and all deals for roles that see all. */
@Controller
class DealListPages {

    private static final int ROWS = 50;
    private static final int LONGEST_TEXT = 200;
    private static final Set<DealStatus> OVERRIDABLE = EnumSet.of(DealStatus.APPROVED, DealStatus.WON);

    private final DealList deals;
    private final TaskList tasks;
    private final CostRedaction redaction;
    private final People people;
    private final Viewers viewers;

    DealListPages(DealList deals, TaskList tasks, CostRedaction redaction, People people, Viewers viewers) {
        this.deals = deals;
        this.tasks = tasks;
        this.redaction = redaction;
        this.people = people;
        this.viewers = viewers;
    }

    /** What of the list is shown; all of it is in the address. */
    private record Asked(boolean mine, DealStatus status, String text) {

        static Asked of(HttpServletRequest request, Viewer viewer) {
            String text = request.getParameter("q");
            String searched =
                    text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
            return new Asked(
                    !viewer.caller().seesAllDeals() || "mine".equals(request.getParameter("whose")),
                    Stream.of(DealStatus.values())
                            .filter(status -> status.name().equals(request.getParameter("status")))
                            .findFirst()
                            .orElse(null),
                    searched.substring(0, Math.min(searched.length(), LONGEST_TEXT)));
        }

        String address(DealStatus other, String cursor) {
            UriComponentsBuilder address =
                    UriComponentsBuilder.fromPath("/deals").queryParam("whose", mine ? "mine" : "all");
            if (other != null) {
                address.queryParam("status", other);
            }
            if (!text.isEmpty()) {
                address.queryParam("q", "{q}");
            }
            if (cursor != null) {
                address.queryParam("cursor", cursor);
            }
            return text.isEmpty()
                    ? address.build().toUriString()
                    : address.encode().buildAndExpand(Map.of("q", text)).toUriString();
        }
    }

    @GetMapping("/deals")
    String list(HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        Asked asked = Asked.of(request, viewer);
        String cursor = request.getParameter("cursor");
        Page<Deal> page = Page.of(
                deals.page(filter(asked, viewer), Cursor.number(cursor, Long.MAX_VALUE, Long.MAX_VALUE), ROWS + 1),
                ROWS,
                deal -> Cursor.of(Long.toString(deal.id())));
        model.addAttribute("mine", asked.mine());
        model.addAttribute("writes", asked.mine() && viewer.caller().is(Role.SALES_REP));
        model.addAttribute("heading", asked.mine() ? "nav.mine" : "nav.all");
        model.addAttribute("rows", rows(page.items(), viewer));
        model.addAttribute("text", asked.text());
        model.addAttribute("status", asked.status());
        model.addAttribute("statuses", statuses(asked));
        model.addAttribute("next", page.next() == null ? null : asked.address(asked.status(), page.next()));
        model.addAttribute("first", cursor == null ? null : asked.address(asked.status(), null));
        return "deals";
    }

    private static DealFilter filter(Asked asked, Viewer viewer) {
        String id = viewer.caller().id();
        return new DealFilter(
                DealFilter.Reader.of(id, viewer.caller().seesAllDeals()),
                asked.status() == null ? null : EnumSet.of(asked.status()),
                new DealFilter.Parties(null, asked.mine() ? id : null),
                DealFilter.Worth.ANY,
                DealFilter.Submitted.ANY,
                DealFilter.Marks.ANY,
                asked.text().isEmpty() ? null : asked.text());
    }

    private List<DealRow> rows(List<Deal> found, Viewer viewer) {
        Map<Long, Set<ApprovalFunction>> asked =
                tasks.asked(found.stream().map(Deal::id).toList());
        Set<Long> overridden = tasks.overridden(found.stream()
                .filter(deal -> OVERRIDABLE.contains(deal.status()))
                .map(Deal::id)
                .toList());
        Names names = Names.of(found.stream().map(Deal::owner).toList(), people);
        Predicate<String> hidden = redaction.hiding(viewer.caller());
        return found.stream()
                .map(deal -> DealRow.of(
                        deal,
                        deal.figures() != null && hidden.test(deal.figures().policyVersion()),
                        overridden.contains(deal.id()),
                        asked.getOrDefault(deal.id(), Set.of()),
                        names,
                        viewer))
                .toList();
    }

    private static List<Choice> statuses(Asked asked) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("deals.any-status", asked.address(null, null), asked.status() == null));
        for (DealStatus status : DealStatus.values()) {
            choices.add(new Choice("status." + status, asked.address(status, null), status == asked.status()));
        }
        return choices;
    }
}

package org.dealdesk.desk.backtest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dealdesk.backtest.Backtest;
import org.dealdesk.backtest.Backtests;
import org.dealdesk.backtest.comparison.Period;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** What a version of the policy would have made of the deals that are known: asked for, followed, and read. */
@Controller
@RequestMapping(BacktestPages.ADDRESS)
class BacktestPages {

    static final String ADDRESS = PageLayout.POLICIES + "/backtests";

    private static final int ROWS = 50;
    private static final int MOST_CHOICES = 500;
    private static final int MONTHS_BACK = 12;

    private final Backtests backtests;
    private final Policies policies;
    private final Commands commands;
    private final People people;
    private final Viewers viewers;

    BacktestPages(Backtests backtests, Policies policies, Commands commands, People people, Viewers viewers) {
        this.backtests = backtests;
        this.policies = policies;
        this.commands = commands;
        this.people = people;
        this.viewers = viewers;
    }

    @GetMapping
    String list(HttpServletRequest request, Model model) {
        return page(fresh(request), List.of(), null, request, model);
    }

    /** Starts one; a second click leads to the same. */
    @PostMapping
    String start(HttpServletRequest request, HttpServletResponse response, Model model) {
        Viewer viewer = viewers.of(request);
        BacktestForm form = BacktestForm.of(request);
        try {
            return "redirect:" + started(form, viewer);
        } catch (InvalidInput invalid) {
            response.setStatus(ProblemType.INVALID.status());
            return page(form, invalid.faults(), null, request, model);
        } catch (Refusal refusal) {
            if (refusal.type() != ProblemType.BUSY) {
                throw refusal;
            }
            response.setStatus(refusal.type().status());
            return page(form, List.of(), refusal.getMessage(), request, model);
        }
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    String read(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Viewer viewer = viewers.of(request);
        Backtest found = backtests.find(id, viewer.caller(), Duration.ZERO);
        if (found.state() != Backtest.State.RUNNING && request.getHeader("HX-Request") != null) {
            // An open page that waits for the end is drawn anew, with its charts.
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("run", row(found, viewer));
        model.addAttribute(
                "result",
                found.ending().result() == null
                        ? null
                        : BacktestScreen.of(
                                found.ending().result(), names(found.question().policy())));
        model.addAttribute("mayStart", Backtests.mayStart(viewer.caller()));
        return "backtest";
    }

    /** Shows the consequence of cancelling, before it happens. */
    @GetMapping("/{id:[0-9a-f-]{36}}/cancel")
    String confirm(@PathVariable("id") String id, HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        Backtest found = backtests.find(id, viewer.caller(), Duration.ZERO);
        if (found.state() != Backtest.State.RUNNING) {
            return "redirect:" + ADDRESS + "/" + id;
        }
        model.addAttribute("run", row(found, viewer));
        return "backtest-cancel";
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/cancel")
    String cancel(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        commands.perform(Command.of("cancel-backtest", viewer.caller()), () -> {
            backtests.cancel(id, viewer.caller());
            return Done.of("done", null);
        });
        return "redirect:" + ADDRESS + "/" + id;
    }

    /** The address of the one that was started. */
    private String started(BacktestForm form, Viewer viewer) {
        Command command = Command.of("backtest", viewer.caller()).once(FormKey.of(ADDRESS, form.key(), form.asked()));
        Input<BacktestForm.Asked> asked = form.read();
        return commands.perform(command, () -> begin(asked, viewer)).value();
    }

    private Done<String> begin(Input<BacktestForm.Asked> asked, Viewer viewer) {
        Faults faults = asked.faults();
        String version = asked.value().version();
        if (version != null && policies.find(version).isEmpty()) {
            faults.add("/version", "unknown-value", "is not a policy version");
        }
        if (Backtests.mayStart(viewer.caller())) {
            faults.refuseIfAny();
        }
        Backtest begun = backtests.start(version, asked.value().period(), viewer.caller());
        return Done.of("begun", ADDRESS + "/" + begun.id());
    }

    private String page(BacktestForm form, List<Fault> faults, String busy, HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        String cursor = request.getParameter("cursor");
        String before = cursor == null ? null : Cursor.read(cursor, 1).get(0);
        Page<Backtest> page =
                Page.of(backtests.list(viewer.caller(), before, ROWS + 1), ROWS, last -> Cursor.of(last.id()));
        Names names = Names.of(page.items().stream().map(Backtest::createdBy).toList(), people);
        model.addAttribute(
                "rows",
                page.items().stream()
                        .map(found -> BacktestRow.of(found, names, viewer))
                        .toList());
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("busy", busy);
        model.addAttribute("versions", policies.list("", MOST_CHOICES));
        model.addAttribute("mayStart", Backtests.mayStart(viewer.caller()));
        model.addAttribute("next", page.next() == null ? null : address(page.next()));
        model.addAttribute("first", cursor == null ? null : ADDRESS);
        return "backtests";
    }

    /** The initial form: the last year, for the version of the linking page. */
    private BacktestForm fresh(HttpServletRequest request) {
        LocalDate today = policies.today();
        String version = request.getParameter("version");
        return new BacktestForm(
                version == null ? "" : version,
                today.minusMonths(MONTHS_BACK).toString(),
                today.toString(),
                Period.Which.ALL.name(),
                Ids.next());
    }

    /** Names of guardrails and terms in the version; ids as they are where it was discarded. */
    private UnaryOperator<String> names(String version) {
        return policies.find(version).isPresent() ? policies.version(version)::nameOf : UnaryOperator.identity();
    }

    private BacktestRow row(Backtest backtest, Viewer viewer) {
        return BacktestRow.of(backtest, Names.of(List.of(backtest.createdBy()), people), viewer);
    }

    private static String address(String cursor) {
        return UriComponentsBuilder.fromPath(ADDRESS)
                .queryParam("cursor", cursor)
                .toUriString();
    }
}

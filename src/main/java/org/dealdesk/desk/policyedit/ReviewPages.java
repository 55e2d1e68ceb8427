package org.dealdesk.desk.policyedit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dealdesk.approval.redaction.ReadPolicies;
import org.dealdesk.backtest.Backtest;
import org.dealdesk.backtest.Backtests;
import org.dealdesk.backtest.comparison.Period;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.command.ReplayFormat;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.policy.CompareScreen;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.draft.WorkingCopies;
import org.dealdesk.policy.draft.WorkingCopy;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.policy.life.PolicyAdministration;
import org.dealdesk.policy.lint.PolicyLint;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** From a version to a working copy of it, and from a working copy to a version: its difference, a back-test, and asking for approval. */
@Controller
@RequestMapping(Place.ADDRESS)
class ReviewPages {

    private static final int DAYS_BACK = 90;

    private final Editing editing;
    private final WorkingCopies copies;
    private final Policies policies;
    private final PolicyAdministration administration;
    private final ReadPolicies read;
    private final Backtests backtests;
    private final Commands commands;

    ReviewPages(
            Editing editing,
            WorkingCopies copies,
            Policies policies,
            PolicyAdministration administration,
            ReadPolicies read,
            Backtests backtests,
            Commands commands) {
        this.editing = editing;
        this.copies = copies;
        this.policies = policies;
        this.administration = administration;
        this.read = read;
        this.backtests = backtests;
        this.commands = commands;
    }

    /** Starts a working copy of a version; a second click leads to the same. */
    @PostMapping
    String start(HttpServletRequest request) {
        Viewer viewer = editing.viewer(request);
        String version = Objects.requireNonNullElse(request.getParameter("from"), "");
        Command command = Command.of("start-working-copy", viewer.caller())
                .once(FormKey.of(Place.ADDRESS, request.getParameter("key"), version));
        String id = commands.perform(command, () -> {
                    String document = read.document(version, viewer.caller());
                    return Done.of(
                            "started",
                            copies.start(viewer.caller(), version, document).id());
                })
                .value();
        return "redirect:" + Place.of(id, "parts/general");
    }

    @GetMapping(Place.ID + "/review")
    String review(@PathVariable("id") String id, HttpServletRequest request, Model model) {
        return page(editing.find(id, request), null, request, model);
    }

    /** Back-tests the copy on the deals of the last days. */
    @PostMapping(Place.ID + "/backtest")
    String backtest(
            @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        WorkingCopy copy = editing.find(id, request);
        Viewer viewer = editing.viewer(request);
        PolicyLint lint = administration.checkDocument(viewer.caller(), copy.document());
        if (lint.policy() == null) {
            response.setStatus(ProblemType.INVALID.status());
            return page(copy, "edit.said.errors", request, model);
        }
        LocalDate today = policies.today();
        Period period = new Period(today.minusDays(DAYS_BACK), today, Period.Which.ALL);
        Command command = Command.of("backtest", viewer.caller())
                .once(FormKey.of(Place.of(id, "backtest"), request.getParameter("key"), copy.sha256()));
        try {
            commands.perform(
                    command,
                    () -> Done.of(
                            "begun",
                            backtests
                                    .startDraft(lint.policy(), copy.sha256(), period, viewer.caller())
                                    .id()));
        } catch (Refusal refusal) {
            if (refusal.type() != ProblemType.BUSY) {
                throw refusal;
            }
            response.setStatus(refusal.type().status());
            return page(copy, "backtests.busy", request, model);
        }
        return "redirect:" + Place.of(id, Place.REVIEW) + "#backtest";
    }

    /** Asks for approval: the copy becomes a version. */
    @PostMapping(Place.ID + "/submit")
    String submit(
            @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Viewer viewer = editing.viewer(request);
        String key = request.getParameter("key");
        Command command = Command.of("draft-policy", viewer.caller())
                .once(FormKey.of(Place.of(id, "submit"), key, String.valueOf(request.getParameter("edition"))));
        try {
            String version = commands.perform(
                            command,
                            ReplayFormat.TEXT,
                            () -> checked(editing.find(id, request), request),
                            checked -> Done.of("DRAFT", submitted(checked, viewer)))
                    .value();
            DoneMessage.note(request, "policy.done.asked");
            return "redirect:" + PageLayout.POLICIES + "/" + version;
        } catch (InvalidInput errors) {
            response.setStatus(ProblemType.INVALID.status());
            return page(editing.find(id, request), "edit.said.errors", request, model);
        } catch (Refusal refusal) {
            if (refusal.type() != ProblemType.PRECONDITION_FAILED
                    && refusal.type() != ProblemType.POLICY_VERSION_TAKEN) {
                throw refusal;
            }
            response.setStatus(refusal.type().status());
            String said = refusal.type() == ProblemType.PRECONDITION_FAILED
                    ? "edit.said.looked-at-another"
                    : "edit.said.errors";
            return page(editing.find(id, request), said, request, model);
        }
    }

    @GetMapping(Place.ID + "/discard")
    String confirm(@PathVariable("id") String id, HttpServletRequest request, Model model) {
        WorkingCopy copy = editing.find(id, request);
        model.addAttribute("screen", Screen.of(copy, copy.document(), "discard", LintPanel.of(List.of(), List.of())));
        return "policy-edit-discard";
    }

    @PostMapping(Place.ID + "/discard")
    String discard(@PathVariable("id") String id, HttpServletRequest request) {
        WorkingCopy copy = editing.find(id, request);
        Viewer viewer = editing.viewer(request);
        commands.perform(Command.of("discard-working-copy", viewer.caller()), () -> {
            copies.discard(viewer.caller(), id, Editing.edition(request, copy));
            return Done.of("discarded", null);
        });
        DoneMessage.note(request, "policy.done.discarded");
        return "redirect:" + PageLayout.POLICIES;
    }

    /** What takes long with a long document, and is done before the transaction. */
    private record Checked(WorkingCopy copy, PolicyLint lint) {}

    /** The copy must be the one that was looked at. */
    private Checked checked(WorkingCopy copy, HttpServletRequest request) {
        if (Editing.edition(request, copy) != copy.edition()) {
            throw new Refusal(ProblemType.PRECONDITION_FAILED, "The working copy was saved since");
        }
        return new Checked(
                copy, administration.checkDocument(editing.viewer(request).caller(), copy.document()));
    }

    private String submitted(Checked checked, Viewer viewer) {
        return copies.submit(viewer.caller(), checked.copy(), checked.lint())
                .version()
                .version();
    }

    private String page(WorkingCopy copy, String said, HttpServletRequest request, Model model) {
        Viewer viewer = editing.viewer(request);
        PolicyLint lint = administration.checkDocument(viewer.caller(), copy.document());
        Policy inForce = policies.inForce(policies.today());
        LintPanel panel = LintPanel.of(lint.findings(), List.of());
        List<Backtest> runs = backtests.ofDocument("", copy.sha256(), viewer.caller());
        model.addAttribute(
                "screen", Screen.of(copy, copy.document(), Place.REVIEW, panel).saying(said));
        model.addAttribute("compared", lint.policy() == null ? null : CompareScreen.of(inForce, lint.policy()));
        model.addAttribute("from", inForce.version());
        model.addAttribute("to", lint.policy() == null ? "" : lint.policy().version());
        model.addAttribute("runs", runs);
        model.addAttribute("running", runs.stream().anyMatch(run -> run.state() == Backtest.State.RUNNING));
        model.addAttribute("tested", runs.stream().anyMatch(run -> run.state() == Backtest.State.COMPLETED));
        model.addAttribute("key", Ids.next());
        return "policy-review";
    }
}

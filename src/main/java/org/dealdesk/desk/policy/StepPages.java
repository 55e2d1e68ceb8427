package org.dealdesk.desk.policy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dealdesk.approval.redaction.ReadPolicies;
import org.dealdesk.approval.redaction.ReadPolicies.Read;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.command.ReplayFormat;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.policy.draft.WorkingCopies;
import org.dealdesk.policy.life.PolicyAdministration;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.policy.lint.PolicyLint;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The steps of a version's life, each confirmed on a page that says what follows: approve, schedule, take back, edit again, discard. */
@Controller
@RequestMapping(PageLayout.POLICIES + "/{version}/steps/{step:approve|schedule|take-back|revise|discard}")
class StepPages {

    private final ReadPolicies read;
    private final PolicyAdministration administration;
    private final WorkingCopies copies;
    private final Commands commands;
    private final Viewers viewers;

    StepPages(
            ReadPolicies read,
            PolicyAdministration administration,
            WorkingCopies copies,
            Commands commands,
            Viewers viewers) {
        this.read = read;
        this.administration = administration;
        this.copies = copies;
        this.commands = commands;
        this.viewers = viewers;
    }

    @GetMapping
    String confirm(
            @PathVariable("version") String version,
            @PathVariable("step") String word,
            HttpServletRequest request,
            Model model) {
        Caller caller = admin(request).caller();
        PolicyStep step = step(word);
        if (!PolicyStep.of(read.find(version), caller).contains(step)) {
            return "redirect:" + PageLayout.POLICIES + "/" + version;
        }
        return page(version, step, List.of(), List.of(), caller, model);
    }

    @PostMapping
    String take(
            @PathVariable("version") String version,
            @PathVariable("step") String word,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Caller caller = admin(request).caller();
        PolicyStep step = step(word);
        String[] seen = request.getParameterValues("acknowledge");
        List<String> acknowledged = seen == null ? List.of() : List.of(seen);
        try {
            String next = taken(step, version, acknowledged, caller);
            DoneMessage.note(request, "policy.done." + step);
            return "redirect:" + next;
        } catch (InvalidInput refused) {
            response.setStatus(ProblemType.INVALID.status());
            return page(version, step, acknowledged, refused.faults(), caller, model);
        }
    }

    /** Takes the step; answers where to go on. */
    private String taken(PolicyStep step, String version, List<String> acknowledged, Caller caller) {
        String same = PageLayout.POLICIES + "/" + version;
        return switch (step) {
            case APPROVE ->
                linted(
                        "approve-policy",
                        version,
                        caller,
                        same,
                        lint -> administration.approve(caller, version, acknowledged, lint));
            case SCHEDULE ->
                linted(
                        "activate-policy",
                        version,
                        caller,
                        same,
                        lint -> administration.activate(caller, version, lint));
            case TAKE_BACK -> {
                commands.perform(
                        Command.of("deactivate-policy", caller),
                        () -> Done.of(
                                "APPROVED",
                                administration
                                        .deactivate(caller, version)
                                        .version()
                                        .version()));
                yield same;
            }
            case REVISE -> {
                String document = read.document(version, caller);
                String id = commands.perform(
                                Command.of("revise-policy", caller),
                                () -> Done.of(
                                        "revised",
                                        copies.revise(caller, version, document).id()))
                        .value();
                yield PageLayout.POLICIES + "/working-copies/" + id;
            }
            case DISCARD -> {
                commands.perform(Command.of("discard-policy", caller), () -> {
                    administration.discard(caller, version);
                    return Done.of("discarded", null);
                });
                yield PageLayout.POLICIES;
            }
        };
    }

    /** Lint takes long with a long document, and is asked before the transaction. */
    private String linted(
            String name,
            String version,
            Caller caller,
            String next,
            Function<PolicyLint, PolicyAdministration.Kept> work) {
        commands.perform(
                Command.of(name, caller),
                ReplayFormat.TEXT,
                () -> administration.checkVersion(caller, version),
                lint -> Done.of(work.apply(lint).version().state().name(), version));
        return next;
    }

    private String page(
            String version,
            PolicyStep step,
            List<String> acknowledged,
            List<Fault> faults,
            Caller caller,
            Model model) {
        Read found = read.read(version, caller);
        List<LintFinding> findings = administration.lintVersion(caller, version);
        model.addAttribute("version", version);
        model.addAttribute("from", Viewer.day(found.listed().effectiveFrom()));
        model.addAttribute("step", step);
        model.addAttribute("groups", LintGroup.of(findings, List.of(), found.policy()));
        model.addAttribute("acknowledged", acknowledged);
        model.addAttribute("faults", faults);
        return "policy-step";
    }

    private static PolicyStep step(String word) {
        return Stream.of(PolicyStep.values())
                .filter(step -> step.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private Viewer admin(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SecurityLog.require(Role.POLICY_ADMIN, viewer.caller(), "Only policy administrators may do this");
        return viewer;
    }
}

package org.dealdesk.desk.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.approval.eligibility.Delegation;
import org.dealdesk.approval.eligibility.DelegationAdministration;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.dealpage.DealActs;
import org.dealdesk.desk.signin.FormsAcrossSignIn;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.life.Policies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Approvers delegate, see the delegations that they gave and received, and revoke them. */
@Controller
@RequestMapping(PageLayout.DELEGATIONS)
class DelegationPages {

    private static final int AT_ONCE = 200;
    private static final int MOST = 1000;

    private final DelegationAdministration delegations;
    private final Commands commands;
    private final People people;
    private final Policies policies;
    private final Viewers viewers;

    DelegationPages(
            DelegationAdministration delegations,
            Commands commands,
            People people,
            Policies policies,
            Viewers viewers) {
        this.delegations = delegations;
        this.commands = commands;
        this.people = people;
        this.policies = policies;
        this.viewers = viewers;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        SubmittedForm typed = FormsAcrossSignIn.of(request).orElse(new SubmittedForm("", Map.of()));
        return page(viewers.of(request), typed, List.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView give(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<DelegationAdministration.Given> given = DelegationForm.read(typed);
        try {
            perform("delegate", typed, viewer, () -> {
                delegations.give(given.value(), given.faults(), viewer.caller());
            });
            DoneMessage.note(request, "delegations.done.given");
            return new ModelAndView("redirect:" + PageLayout.DELEGATIONS);
        } catch (InvalidInput invalid) {
            return page(viewer, typed, invalid.faults(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping("/{id}/end")
    ModelAndView end(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        perform("end-delegation", SubmittedForm.of(request), viewer, () -> delegations.end(id, viewer.caller()));
        DoneMessage.note(request, "delegations.done.ended");
        return new ModelAndView("redirect:" + PageLayout.DELEGATIONS);
    }

    private void perform(String name, SubmittedForm sent, Viewer viewer, Runnable work) {
        Command command = Command.of(name, viewer.caller()).once(FormKey.withValues(sent));
        commands.perform(command, () -> {
            work.run();
            return Done.of("done", null);
        });
    }

    private ModelAndView page(Viewer viewer, SubmittedForm typed, List<Fault> faults, HttpStatus status) {
        LocalDate today = policies.today();
        List<Delegation> known = known(viewer.caller());
        Names names = Names.of(
                known.stream()
                        .flatMap(delegation -> Stream.of(delegation.delegator(), delegation.to()))
                        .toList(),
                people);
        List<DelegationRow> rows = known.stream()
                .sorted(Comparator.comparing(Delegation::from).reversed())
                .map(delegation -> DelegationRow.of(delegation, viewer, names, today))
                .toList();
        ModelAndView page = new ModelAndView("delegations");
        page.setStatus(status);
        page.addObject(
                "screen",
                new DelegationScreen(
                        rows.stream().filter(DelegationRow::stands).toList(),
                        rows.stream().filter(row -> !row.stands()).toList(),
                        DelegationForm.of(typed, faults, today),
                        functions(viewer.caller(), known, today),
                        others(viewer),
                        Ids.next()));
        return page;
    }

    /**
     * What the page shows.
     *
     * @param standing the delegations in force and to come
     * @param functions those that the viewer can delegate, {@code people} the possible delegates
     * @param key by which sending a form twice is noticed
     */
    record DelegationScreen(
            List<DelegationRow> standing,
            List<DelegationRow> past,
            DelegationForm form,
            List<String> functions,
            List<DealActs.Choice> people,
            String key) {}

    /** All delegations, up to a maximum. */
    private List<Delegation> known(Caller caller) {
        List<Delegation> known = new ArrayList<>();
        List<Delegation> found = delegations.page(caller, "", AT_ONCE);
        known.addAll(found);
        while (found.size() == AT_ONCE && known.size() < MOST) {
            found = delegations.page(caller, found.get(found.size() - 1).id(), AT_ONCE);
            known.addAll(found);
        }
        return known;
    }

    /** The delegations that the caller gave or received. */
    private static List<String> functions(Caller caller, List<Delegation> known, LocalDate today) {
        Set<ApprovalFunction> functions = EnumSet.noneOf(ApprovalFunction.class);
        caller.functions().forEach(role -> functions.add(ApprovalFunction.valueOf(role.name())));
        known.stream()
                .filter(delegation -> delegation.to().equals(caller.id())
                        && delegation.endedAt() == null
                        && !delegation.until().isBefore(today))
                .forEach(delegation -> functions.add(delegation.function()));
        return functions.stream().map(ApprovalFunction::name).toList();
    }

    private List<DealActs.Choice> others(Viewer viewer) {
        List<Role> approving = Stream.of(Role.values()).filter(Role::approves).toList();
        return DealActs.Choice.of(people.holding(approving), person -> !person.id()
                .equals(viewer.caller().id()));
    }
}

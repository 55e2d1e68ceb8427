package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.commission.adjustment.Adjustment;
import org.dealdesk.commission.adjustment.AdjustmentAdministration;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Adjustments: finance proposes them, a second person approves or rejects. */
@Controller
@RequestMapping(AdjustmentPages.ADDRESS)
class AdjustmentPages {

    static final String ADDRESS = PageLayout.COMMISSIONS + "/adjustments";

    private static final String[] FIELDS = {"person", "amount", "deal", "reason"};
    private static final Decimals.Range AMOUNT = Decimals.Range.between("-999999999999", "999999999999", 4);

    private final AdjustmentAdministration adjustments;
    private final People people;
    private final CommissionForms forms;
    private final Viewers viewers;

    AdjustmentPages(AdjustmentAdministration adjustments, People people, CommissionForms forms, Viewers viewers) {
        this.adjustments = adjustments;
        this.people = people;
        this.forms = forms;
        this.viewers = viewers;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        return page(request, viewers.of(request), FinanceForm.empty(FIELDS));
    }

    @PostMapping
    ModelAndView propose(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<AdjustmentAdministration.Given> sent = Input.of(
                typed.json(FIELDS),
                fields -> new AdjustmentAdministration.Given(
                        fields.identifier("person", 100),
                        fields.decimal("amount", AMOUNT),
                        fields.optionalIdentifier("deal", 20),
                        fields.prose("reason", 4000)));
        try {
            forms.perform("propose-adjustment", request, viewer, () -> adjustments.propose(viewer.caller(), sent));
            return new ModelAndView("redirect:" + ADDRESS);
        } catch (InvalidInput invalid) {
            ModelAndView page = page(request, viewer, FinanceForm.of(typed, invalid.faults(), "", FIELDS));
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
    }

    @PostMapping("/{id}/{act:approve|reject|withdraw}")
    String end(@PathVariable("id") String id, @PathVariable("act") String act, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        forms.perform(act + "-adjustment", request, viewer, () -> {
            switch (act) {
                case "approve" -> adjustments.approve(viewer.caller(), id);
                case "reject" -> adjustments.reject(viewer.caller(), id);
                default -> adjustments.withdraw(viewer.caller(), id);
            }
        });
        return "redirect:" + ADDRESS;
    }

    private ModelAndView page(HttpServletRequest request, Viewer viewer, FinanceForm form) {
        FinanceRights.requireReader(viewer.caller());
        Adjustment.State state = FinanceList.state(request, Adjustment.State.values());
        List<Adjustment> found =
                adjustments.page(viewer.caller(), state, FinanceList.after(request), FinanceList.AT_ONCE + 1);
        List<String> ids = new ArrayList<>();
        found.forEach(one -> {
            ids.addAll(List.of(one.person(), one.proposed().by()));
            Stream.ofNullable(one.decided()).map(Adjustment.Step::by).forEach(ids::add);
        });
        Names names = Names.of(ids, people);
        ModelAndView page = new ModelAndView("commissions-list");
        page.addObject(
                "list",
                FinanceList.of(
                        "adjustments",
                        state,
                        Adjustment.State.values(),
                        found,
                        one -> row(one, names, viewer),
                        viewer.caller().is(Role.FINANCE) ? form : null));
        return page;
    }

    private static FinanceList.Row row(Adjustment one, Names names, Viewer viewer) {
        Adjustment.Wish wish = one.wish();
        return new FinanceList.Row(
                one.id(),
                new FinanceList.Subject(
                        wish.person(),
                        names.of(wish.person()),
                        wish.deal() == null ? null : wish.deal().toString(),
                        null,
                        Format.withUnit(Format.amount(wish.amount(), wish.currency()), wish.currency())),
                wish.reason(),
                one.state().name(),
                step(one.proposed(), names, viewer),
                one.decided() == null ? null : step(one.decided(), names, viewer),
                acts(one, viewer));
    }

    private static FinanceList.Step step(Adjustment.Step step, Names names, Viewer viewer) {
        return new FinanceList.Step(names.of(step.by()), viewer.moment(step.at()), null);
    }

    private static List<String> acts(Adjustment one, Viewer viewer) {
        String me = viewer.caller().id();
        if (one.state() != Adjustment.State.PROPOSED || !viewer.caller().is(Role.FINANCE) || me.equals(one.person())) {
            return List.of();
        }
        return me.equals(one.proposed().by()) ? List.of("withdraw") : List.of("approve", "reject");
    }
}

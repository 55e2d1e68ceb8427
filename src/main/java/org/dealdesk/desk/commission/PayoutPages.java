package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.dealdesk.commission.batch.PayPayout;
import org.dealdesk.commission.batch.PayoutAdministration;
import org.dealdesk.commission.batch.PayoutBatch;
import org.dealdesk.commission.batch.ProposePayout;
import org.dealdesk.commission.csv.PayoutCsv;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Payouts: one person of finance proposes a batch, another approves it, and it is paid. */
@Controller
@RequestMapping(PayoutPages.ADDRESS)
class PayoutPages {

    static final String ADDRESS = PageLayout.COMMISSIONS + "/payouts";

    private static final String[] FIELDS = {"date", "reference"};
    private static final String ONE = "/{id}";

    private final ProposePayout proposals;
    private final PayPayout payments;
    private final PayoutAdministration payouts;
    private final People people;
    private final CommissionForms forms;
    private final Viewers viewers;

    PayoutPages(
            ProposePayout proposals,
            PayPayout payments,
            PayoutAdministration payouts,
            People people,
            CommissionForms forms,
            Viewers viewers) {
        this.proposals = proposals;
        this.payments = payments;
        this.payouts = payouts;
        this.people = people;
        this.forms = forms;
        this.viewers = viewers;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        PayoutBatch.State state = FinanceList.state(request, PayoutBatch.State.values());
        List<PayoutBatch> found =
                payouts.page(viewer.caller(), state, FinanceList.after(request), FinanceList.AT_ONCE + 1);
        Names names =
                Names.of(found.stream().map(one -> one.steps().proposed().by()).toList(), people);
        return new ModelAndView("commissions-list")
                .addObject(
                        "list",
                        FinanceList.of(
                                "payouts",
                                state,
                                PayoutBatch.State.values(),
                                found,
                                one -> row(one, names, viewer),
                                null));
    }

    @PostMapping
    String propose(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SubmittedForm typed = SubmittedForm.of(request);
        forms.perform(
                "propose-payout",
                request,
                viewer,
                () -> proposals.propose(
                        viewer.caller(),
                        Input.of(typed.json("upTo"), fields -> fields.month("upTo"))
                                .valid()));
        return "redirect:" + PageLayout.COMMISSIONS;
    }

    @GetMapping(ONE)
    ModelAndView show(@PathVariable("id") String id, HttpServletRequest request) {
        return page(viewers.of(request), id, new SubmittedForm("", Map.of()), List.of());
    }

    @GetMapping(ONE + "/csv")
    ResponseEntity<Object> csv(@PathVariable("id") String id, HttpServletRequest request) {
        return CommissionForms.download(
                PayoutCsv.of(payouts.read(viewers.of(request).caller(), id)));
    }

    @PostMapping(ONE + "/{act:approve|cancel}")
    String step(@PathVariable("id") String id, @PathVariable("act") String act, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        forms.perform(act + "-payout", request, viewer, () -> {
            if (act.equals("approve")) {
                payouts.approve(viewer.caller(), id);
            } else {
                payouts.cancel(viewer.caller(), id);
            }
        });
        return "redirect:" + ADDRESS + "/" + id;
    }

    @PostMapping(ONE + "/pay")
    ModelAndView pay(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<PayPayout.Given> sent = Input.of(
                typed.json(FIELDS), fields -> new PayPayout.Given(fields.date("date"), fields.name("reference", 200)));
        try {
            forms.perform("pay-payout", request, viewer, () -> payments.pay(viewer.caller(), id, sent));
            return new ModelAndView("redirect:" + ADDRESS + "/" + id);
        } catch (InvalidInput invalid) {
            ModelAndView page = page(viewer, id, typed, invalid.faults());
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
    }

    private ModelAndView page(Viewer viewer, String id, SubmittedForm typed, List<Fault> faults) {
        PayoutBatch.Whole whole = payouts.read(viewer.caller(), id);
        return new ModelAndView("commissions-payout")
                .addObject("payout", PayoutScreen.of(whole, people, viewer))
                .addObject("form", FinanceForm.of(typed, faults, "", FIELDS));
    }

    private static FinanceList.Row row(PayoutBatch one, Names names, Viewer viewer) {
        PayoutBatch.Step proposed = one.steps().proposed();
        return new FinanceList.Row(
                one.id(),
                new FinanceList.Subject(null, null, null, MonthText.of(one.upTo()), null),
                one.payment() == null ? null : one.payment().reference(),
                one.state().name(),
                new FinanceList.Step(names.of(proposed.by()), viewer.moment(proposed.at()), null),
                null,
                List.of());
    }
}

package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.dealdesk.approval.won.ConfirmWin;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealFilter;
import org.dealdesk.deal.DealList;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
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

/** Won deals that earn when finance confirms them. */
@Controller
@RequestMapping(ConfirmationPages.ADDRESS)
class ConfirmationPages {

    static final String ADDRESS = PageLayout.COMMISSIONS + "/confirmations";

    private static final String[] FIELDS = {"outcome", "reason"};

    private final ConfirmWin confirmations;
    private final DealList deals;
    private final People people;
    private final CommissionForms forms;
    private final Viewers viewers;

    ConfirmationPages(ConfirmWin confirmations, DealList deals, People people, CommissionForms forms, Viewers viewers) {
        this.confirmations = confirmations;
        this.deals = deals;
        this.people = people;
        this.forms = forms;
        this.viewers = viewers;
    }

    /** What was sent; what is missing is null. */
    private record Given(ConfirmWin.Answer answer, String reason) {}

    /** The deals that wait, the newest first. */
    static List<Deal> waiting(DealList deals, int limit) {
        return deals.page(
                new DealFilter(
                        new DealFilter.Reader(null, null),
                        null,
                        new DealFilter.Parties(null, null),
                        DealFilter.Worth.ANY,
                        DealFilter.Submitted.ANY,
                        new DealFilter.Marks(false, true),
                        null),
                Long.MAX_VALUE,
                limit);
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        return page(viewers.of(request), FinanceForm.empty(FIELDS));
    }

    @PostMapping("/{number}/answer")
    ModelAndView answer(@PathVariable("number") String number, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        FinanceRights.require(viewer.caller());
        SubmittedForm typed = SubmittedForm.of(request);
        Input<Given> sent = Input.of(
                typed.json(FIELDS),
                fields -> new Given(
                        fields.word("outcome", ConfirmWin.Answer.class), fields.optionalProse("reason", 4000)));
        try {
            DealRef deal = DealRef.of(number, null);
            forms.perform("answer-win", request, viewer, () -> {
                Given given = sent.valid();
                confirmations.answer(deal, given.answer(), given.reason(), viewer.caller());
            });
            return new ModelAndView("redirect:" + ADDRESS);
        } catch (InvalidInput invalid) {
            ModelAndView page = page(viewer, FinanceForm.of(typed, invalid.faults(), number, FIELDS));
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
    }

    private ModelAndView page(Viewer viewer, FinanceForm form) {
        FinanceRights.requireReader(viewer.caller());
        List<Deal> found = waiting(deals, FinanceList.AT_ONCE);
        Names names = Names.of(found.stream().map(Deal::owner).toList(), people);
        return new ModelAndView("commissions-list")
                .addObject(
                        "list",
                        FinanceList.of(
                                "confirmations",
                                DealStatus.WON,
                                new DealStatus[0],
                                found,
                                deal -> row(deal, names, viewer),
                                form));
    }

    private static FinanceList.Row row(Deal deal, Names names, Viewer viewer) {
        boolean acts = viewer.caller().is(Role.FINANCE) && !viewer.caller().id().equals(deal.owner());
        return new FinanceList.Row(
                deal.number().toString(),
                new FinanceList.Subject(
                        null,
                        Format.isolated(deal.headline().customerName()),
                        deal.number().toString(),
                        null,
                        null),
                Objects.requireNonNullElse(deal.headline().name(), ""),
                "OPEN",
                new FinanceList.Step(
                        names.of(deal.owner()), Viewer.day(deal.dates().closedOn()), null),
                null,
                acts ? List.of("answer") : List.of());
    }
}

package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.commission.dispute.Dispute;
import org.dealdesk.commission.dispute.DisputeAdministration;
import org.dealdesk.commission.finance.FinanceRights;
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

/** Disputes of all people; finance answers them. */
@Controller
@RequestMapping(DisputePages.ADDRESS)
class DisputePages {

    static final String ADDRESS = PageLayout.COMMISSIONS + "/disputes";

    private static final String[] FIELDS = {"outcome", "text", "adjustment"};

    private final DisputeAdministration disputes;
    private final People people;
    private final CommissionForms forms;
    private final Viewers viewers;

    DisputePages(DisputeAdministration disputes, People people, CommissionForms forms, Viewers viewers) {
        this.disputes = disputes;
        this.people = people;
        this.forms = forms;
        this.viewers = viewers;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        return page(request, viewers.of(request), FinanceForm.empty(FIELDS));
    }

    @PostMapping("/{id}/answer")
    ModelAndView answer(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<DisputeAdministration.Given> sent = Input.of(
                typed.json(FIELDS),
                fields -> new DisputeAdministration.Given(
                        fields.word("outcome", Dispute.Outcome.class),
                        fields.prose("text", 4000),
                        fields.optionalIdentifier("adjustment", 36)));
        try {
            forms.perform("answer-dispute", request, viewer, () -> disputes.answer(viewer.caller(), id, sent));
            return new ModelAndView("redirect:" + ADDRESS);
        } catch (InvalidInput invalid) {
            ModelAndView page = page(request, viewer, FinanceForm.of(typed, invalid.faults(), id, FIELDS));
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
    }

    private ModelAndView page(HttpServletRequest request, Viewer viewer, FinanceForm form) {
        FinanceRights.requireReader(viewer.caller());
        Dispute.State state = FinanceList.state(request, Dispute.State.values());
        List<Dispute> found =
                disputes.page(viewer.caller(), state, FinanceList.after(request), FinanceList.AT_ONCE + 1);
        List<String> ids = new ArrayList<>();
        found.forEach(one -> {
            ids.add(one.about().person());
            Stream.ofNullable(one.answer()).map(Dispute.Answer::by).forEach(ids::add);
        });
        Names names = Names.of(ids, people);
        ModelAndView page = new ModelAndView("commissions-list");
        page.addObject(
                "list",
                FinanceList.of("disputes", state, Dispute.State.values(), found, one -> row(one, names, viewer), form));
        return page;
    }

    private static FinanceList.Row row(Dispute one, Names names, Viewer viewer) {
        Dispute.About about = one.about();
        Dispute.Answer answer = one.answer();
        boolean acts = one.state() == Dispute.State.OPEN
                && viewer.caller().is(Role.FINANCE)
                && !viewer.caller().id().equals(about.person());
        return new FinanceList.Row(
                one.id(),
                new FinanceList.Subject(
                        about.person(), names.of(about.person()), null, MonthText.of(about.month()), null),
                one.text(),
                one.state().name(),
                new FinanceList.Step(names.of(about.person()), viewer.moment(one.openedAt()), null),
                answer == null
                        ? null
                        : new FinanceList.Step(names.of(answer.by()), viewer.moment(answer.at()), answer.text()),
                acts ? List.of("answer") : List.of());
    }
}

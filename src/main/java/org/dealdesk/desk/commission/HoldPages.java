package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.commission.hold.Hold;
import org.dealdesk.commission.hold.HoldAdministration;
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

/** Holds: finance places and releases them. */
@Controller
@RequestMapping(HoldPages.ADDRESS)
class HoldPages {

    static final String ADDRESS = PageLayout.COMMISSIONS + "/holds";

    private static final String[] FIELDS = {"person", "deal", "reason"};

    private final HoldAdministration holds;
    private final People people;
    private final CommissionForms forms;
    private final Viewers viewers;

    HoldPages(HoldAdministration holds, People people, CommissionForms forms, Viewers viewers) {
        this.holds = holds;
        this.people = people;
        this.forms = forms;
        this.viewers = viewers;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        return page(request, viewers.of(request), FinanceForm.empty(FIELDS));
    }

    @PostMapping
    ModelAndView place(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<HoldAdministration.Given> sent = Input.of(
                typed.json(FIELDS),
                fields -> new HoldAdministration.Given(
                        fields.optionalIdentifier("person", 100),
                        fields.optionalIdentifier("deal", 20),
                        fields.prose("reason", 4000)));
        try {
            forms.perform("place-hold", request, viewer, () -> holds.place(viewer.caller(), sent));
            return new ModelAndView("redirect:" + ADDRESS);
        } catch (InvalidInput invalid) {
            ModelAndView page = page(request, viewer, FinanceForm.of(typed, invalid.faults(), "", FIELDS));
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
    }

    @PostMapping("/{id}/release")
    String release(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        forms.perform("release-hold", request, viewer, () -> holds.release(viewer.caller(), id));
        return "redirect:" + ADDRESS;
    }

    private ModelAndView page(HttpServletRequest request, Viewer viewer, FinanceForm form) {
        FinanceRights.requireReader(viewer.caller());
        Hold.State state = FinanceList.state(request, Hold.State.values());
        List<Hold> found = holds.page(viewer.caller(), state, FinanceList.after(request), FinanceList.AT_ONCE + 1);
        List<String> ids = new ArrayList<>();
        found.forEach(one -> {
            ids.add(one.placed().by());
            Stream.ofNullable(one.person()).forEach(ids::add);
            Stream.ofNullable(one.released()).map(Hold.Step::by).forEach(ids::add);
        });
        Names names = Names.of(ids, people);
        ModelAndView page = new ModelAndView("commissions-list");
        page.addObject(
                "list",
                FinanceList.of(
                        "holds",
                        state,
                        Hold.State.values(),
                        found,
                        one -> row(one, names, viewer),
                        viewer.caller().is(Role.FINANCE) ? form : null));
        return page;
    }

    private static FinanceList.Row row(Hold one, Names names, Viewer viewer) {
        boolean acts = one.released() == null
                && viewer.caller().is(Role.FINANCE)
                && !viewer.caller().id().equals(one.person());
        return new FinanceList.Row(
                one.id(),
                new FinanceList.Subject(
                        one.person(),
                        names.of(one.person()),
                        one.deal() == null ? null : one.deal().toString(),
                        null,
                        null),
                one.reason(),
                one.state().name(),
                step(one.placed(), names, viewer),
                one.released() == null ? null : step(one.released(), names, viewer),
                acts ? List.of("release") : List.of());
    }

    private static FinanceList.Step step(Hold.Step step, Names names, Viewer viewer) {
        return new FinanceList.Step(names.of(step.by()), viewer.moment(step.at()), null);
    }
}

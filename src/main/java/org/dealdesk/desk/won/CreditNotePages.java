package org.dealdesk.desk.won;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.won.RecordCreditNote;
import org.dealdesk.approval.won.RecordCreditNote.Wanted;
import org.dealdesk.approval.won.WonRights;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Finance records a credit note on a won deal. */
@Controller
@RequestMapping("/deals/{number}/credit-notes")
class CreditNotePages {

    private static final String TEMPLATE = "credit-note";

    private final DealViews views;
    private final WonRights rights;
    private final RecordCreditNote record;
    private final Policies policies;
    private final WonForms forms;
    private final Viewers viewers;

    CreditNotePages(
            DealViews views,
            WonRights rights,
            RecordCreditNote record,
            Policies policies,
            WonForms forms,
            Viewers viewers) {
        this.views = views;
        this.rights = rights;
        this.record = record;
        this.policies = policies;
        this.forms = forms;
        this.viewers = viewers;
    }

    @GetMapping
    ModelAndView write(@PathVariable("number") String number, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        if (!rights.of(view.deal(), viewer.caller()).credit()) {
            throw new Refusal(
                    ProblemType.FORBIDDEN,
                    "Finance records credit notes on deals whose win stands, and no person who earns on the deal");
        }
        CreditNoteForm form = CreditNoteForm.blank(lines(view), policies.today().toString());
        return forms.show(TEMPLATE, view, form, 200, viewer);
    }

    @PostMapping
    ModelAndView record(@PathVariable("number") String number, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealRef ref = DealRef.of(number, null);
        DealView view = views.read(ref, viewer.caller());
        SubmittedForm typed = SubmittedForm.of(request);
        Input<Wanted> wanted = CreditNoteForm.read(typed, lines(view));
        try {
            return forms.perform(
                    "record-credit-note",
                    ref,
                    "won.note.done",
                    request,
                    viewer,
                    () -> record.record(ref, wanted.value(), wanted.faults(), viewer.caller()));
        } catch (InvalidInput invalid) {
            return again(view, typed, invalid.faults(), ProblemType.INVALID, viewer);
        } catch (Refusal refusal) {
            if (refusal.type() != ProblemType.CREDIT_ABOVE_NET) {
                throw refusal;
            }
            Fault above = new Fault("/amount", "above-net", refusal.getMessage());
            return again(view, typed, List.of(above), refusal.type(), viewer);
        }
    }

    private ModelAndView again(
            DealView view, SubmittedForm typed, List<Fault> faults, ProblemType type, Viewer viewer) {
        return forms.show(TEMPLATE, view, CreditNoteForm.of(typed, lines(view), faults), type.status(), viewer);
    }

    private static int lines(DealView view) {
        return view.revision() == null ? 0 : view.revision().proposal().lines().size();
    }
}

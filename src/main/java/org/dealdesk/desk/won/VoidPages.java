package org.dealdesk.desk.won;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.won.VoidCreditNote;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.won.WonForms.Reason;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A second person of finance voids a credit note. */
@Controller
@RequestMapping("/deals/{number}/credit-notes/{id}/void")
class VoidPages {

    private final DealViews views;
    private final WonCards cards;
    private final VoidCreditNote voids;
    private final WonForms forms;
    private final Viewers viewers;

    VoidPages(DealViews views, WonCards cards, VoidCreditNote voids, WonForms forms, Viewers viewers) {
        this.views = views;
        this.cards = cards;
        this.voids = voids;
        this.forms = forms;
        this.viewers = viewers;
    }

    @GetMapping
    ModelAndView ask(@PathVariable("number") String number, @PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        return page(views.read(DealRef.of(number, null), viewer.caller()), id, Reason.NONE, 200, viewer);
    }

    @PostMapping
    ModelAndView voidNote(
            @PathVariable("number") String number, @PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealRef ref = DealRef.of(number, null);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<String> reason =
                Input.of(typed.json("reason"), fields -> fields.prose("reason", CreditNoteForm.LONGEST_REASON));
        try {
            return forms.perform(
                    "void-credit-note",
                    ref,
                    "won.void.done",
                    request,
                    viewer,
                    () -> voids.voidNote(ref, id, reason.value(), reason.faults(), viewer.caller()));
        } catch (InvalidInput invalid) {
            DealView view = views.read(ref, viewer.caller());
            return page(view, id, Reason.of(typed, invalid.faults()), ProblemType.INVALID.status(), viewer);
        }
    }

    private ModelAndView page(DealView view, String id, Reason reason, int status, Viewer viewer) {
        WonCard card = cards.of(view, viewer);
        CreditNoteRow note = card.notes() == null
                ? null
                : card.notes().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElse(null);
        if (note == null) {
            throw Refusal.notFound("credit note " + id + " of " + view.deal().number());
        }
        if (!note.voidable()) {
            throw new Refusal(
                    ProblemType.FORBIDDEN,
                    "A second person of finance, who does not earn on the deal, voids a credit note that stands");
        }
        ModelAndView page = forms.show("credit-note-void", view, reason, status, viewer);
        page.addObject("note", note);
        return page;
    }
}

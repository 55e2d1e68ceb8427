package org.dealdesk.desk.won;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.won.ConfirmWin;
import org.dealdesk.approval.won.ConfirmWin.Answer;
import org.dealdesk.approval.won.WonRights;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.won.WonForms.Reason;
import org.dealdesk.platform.input.Fields;
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

/** Finance confirms or refuses a win that a person recorded who earns on it. */
@Controller
@RequestMapping("/deals/{number}/confirmation")
class WinConfirmationPages {

    private static final String TEMPLATE = "win-confirm";

    private final DealViews views;
    private final WonRights rights;
    private final ConfirmWin confirm;
    private final WonForms forms;
    private final Viewers viewers;

    WinConfirmationPages(DealViews views, WonRights rights, ConfirmWin confirm, WonForms forms, Viewers viewers) {
        this.views = views;
        this.rights = rights;
        this.confirm = confirm;
        this.forms = forms;
        this.viewers = viewers;
    }

    private record Said(Answer answer, String reason) {

        /** Unlike REST, which is told by programs, a page asks for the reason of a refusal. */
        static Said read(Fields fields) {
            Answer answer = fields.word("outcome", Answer.class);
            return new Said(
                    answer,
                    answer == Answer.REFUSED
                            ? fields.prose("reason", CreditNoteForm.LONGEST_REASON)
                            : fields.optionalProse("reason", CreditNoteForm.LONGEST_REASON));
        }
    }

    @GetMapping
    ModelAndView ask(@PathVariable("number") String number, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        if (!rights.of(view.deal(), viewer.caller()).confirm()) {
            throw new Refusal(
                    ProblemType.FORBIDDEN, "Finance confirms wins that wait, and no person who earns on the deal");
        }
        return forms.show(TEMPLATE, view, Reason.NONE, 200, viewer);
    }

    @PostMapping
    ModelAndView answer(@PathVariable("number") String number, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SubmittedForm typed = SubmittedForm.of(request);
        String seen = String.valueOf(typed.text("version"));
        DealRef ref = DealRef.of(number, seen.matches("[0-9]{1,18}") ? Long.valueOf(seen) : null);
        try {
            Said said = Input.of(typed.json("outcome", "reason"), Said::read).valid();
            return forms.perform(
                    "confirm",
                    ref,
                    "won.done." + said.answer(),
                    request,
                    viewer,
                    () -> confirm.answer(ref, said.answer(), said.reason(), viewer.caller()));
        } catch (InvalidInput invalid) {
            DealView view = views.read(ref, viewer.caller());
            return forms.show(TEMPLATE, view, Reason.of(typed, invalid.faults()), ProblemType.INVALID.status(), viewer);
        }
    }
}

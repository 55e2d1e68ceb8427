package org.dealdesk.desk.dealpage;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.deal.comparison.Comparisons;
import org.dealdesk.desk.dealpage.DealPage.Typed;
import org.dealdesk.desk.dealpage.DecisionPanels.Given;
import org.dealdesk.desk.signin.FormsAcrossSignIn;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One deal: what it comes to, what the rules say of it, who is asked, and what has happened. */
@Controller
class DealPages {

    private static final Pattern RECORD = Pattern.compile("[1-9][0-9]{0,8}");

    private final DealViews views;
    private final DealPageModel page;
    private final Viewers viewers;

    DealPages(DealViews views, DealPageModel page, Viewers viewers) {
        this.views = views;
        this.page = page;
        this.viewers = viewers;
    }

    @GetMapping("/deals/{number}")
    ModelAndView deal(@PathVariable("number") String number, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        SubmittedForm kept = FormsAcrossSignIn.of(request).orElse(null);
        Given given = kept == null ? Given.NOTHING : Given.of(kept, List.of());
        Typed typed = Typed.comment(kept == null ? null : kept.text("text"));
        return page.of(view, given, typed, Comparisons.Asked.in(request), viewer)
                .show(HttpStatus.OK);
    }

    /** What has happened before the record {@code before}, or lately. */
    @GetMapping("/deals/{number}/history")
    ModelAndView history(@PathVariable("number") String number, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        return new ModelAndView("deal-history", "deal", page.history(view, before(request), viewer));
    }

    private static int before(HttpServletRequest request) {
        String text = request.getParameter("before");
        if (text == null) {
            return Integer.MAX_VALUE;
        }
        if (!RECORD.matcher(text).matches()) {
            throw new Refusal(ProblemType.MALFORMED, "before must be the place of a record in the history");
        }
        return Integer.parseInt(text);
    }
}

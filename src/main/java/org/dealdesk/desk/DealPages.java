package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.dealdesk.approval.DealRef;
import org.dealdesk.approval.DealView;
import org.dealdesk.approval.DealViews;
import org.dealdesk.desk.DecisionPanels.Given;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One deal: what it comes to, what the rules say of it, who is asked, and what has happened. */
@Controller
class DealPages {

    private final DealViews views;
    private final WholeDeal page;
    private final Viewers viewers;

    DealPages(DealViews views, WholeDeal page, Viewers viewers) {
        this.views = views;
        this.page = page;
        this.viewers = viewers;
    }

    @GetMapping("/deals/{number}")
    ModelAndView deal(@PathVariable("number") String number, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        Typed kept = KeptForms.of(request).orElse(null);
        Given given = kept == null ? Given.NOTHING : Given.of(kept, List.of());
        Map<String, Object> model = page.of(view, given, Comparisons.Asked.in(request), viewer);
        model.put("said", kept == null ? null : kept.text("text"));
        return new ModelAndView("deal", model);
    }
}

package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.approval.DealRef;
import org.dealdesk.approval.DealView;
import org.dealdesk.approval.DealViews;
import org.dealdesk.policy.Policies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One deal: what it comes to, what the rules say of it, who is asked, and what has happened. */
@Controller
class DealPages {

    private final DealViews views;
    private final DealScreens screens;
    private final Policies policies;
    private final Viewers viewers;

    DealPages(DealViews views, DealScreens screens, Policies policies, Viewers viewers) {
        this.views = views;
        this.screens = screens;
        this.policies = policies;
        this.viewers = viewers;
    }

    @GetMapping("/deals/{number}")
    String deal(@PathVariable("number") String number, HttpServletRequest request, Model model) {
        Viewer viewer = viewers.of(request);
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        model.addAllAttributes(screens.of(view, viewer));
        model.addAttribute("done", request.getParameter("done"));
        model.addAttribute("owned", OwnerBar.of(view, policies.today(), viewer));
        return "deal";
    }
}

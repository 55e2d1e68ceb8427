package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.approval.DealRef;
import org.dealdesk.approval.DealView;
import org.dealdesk.approval.DealViews;
import org.dealdesk.approval.DecideReview;
import org.dealdesk.approval.Review;
import org.dealdesk.approval.UseCases;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Deciding in two steps: first the decision is said in words, then it is made. Whoever decides on something that has moved on
 * meanwhile is told what happened, and keeps what they have written.
 */
@Controller
@RequestMapping("/deals/{number}/reviews/{review}")
class DecisionPages {

    private static final Set<ProblemType> MOVED_ON = EnumSet.of(
            ProblemType.REVIEW_DECIDED,
            ProblemType.REVIEW_CLOSED,
            ProblemType.REVISION_MOVED_ON,
            ProblemType.WRONG_STATUS);

    private final DealViews views;
    private final DecideReview decide;
    private final UseCases useCases;
    private final DealScreens screens;
    private final Viewers viewers;

    DecisionPages(DealViews views, DecideReview decide, UseCases useCases, DealScreens screens, Viewers viewers) {
        this.views = views;
        this.decide = decide;
        this.useCases = useCases;
        this.screens = screens;
        this.viewers = viewers;
    }

    /** Says what is about to be decided, and changes nothing. */
    @PostMapping("/confirm")
    String confirm(
            @PathVariable("number") String number,
            @PathVariable("review") String reviewId,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = viewers.of(request);
        Faults faults = new Faults();
        DecisionForm form = DecisionForm.of(request, faults);
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        Review review = review(view, reviewId);
        if (form.outcome() == null || form.revision() == null) {
            faults.refuseIfAny();
        }
        if (!review.isOpen() || view.deal().revision() != form.revision()) {
            return movedOn(view, null, request, response, model, viewer);
        }
        return confirmation(view, review, form, faults, request, response, model, viewer);
    }

    /** Decides; sending it twice is told from a second opinion. */
    @PostMapping("/decision")
    String decide(
            @PathVariable("number") String number,
            @PathVariable("review") String reviewId,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = viewers.of(request);
        Faults faults = new Faults();
        DecisionForm form = DecisionForm.of(request, faults);
        review(views.read(DealRef.of(number, null), viewer.caller()), reviewId);
        try {
            useCases.perform(
                    "decide",
                    viewer.caller(),
                    view -> view.deal().number().toString(),
                    view -> view.deal().status().name(),
                    () -> decide.decide(reviewId, form.verdict(), faults, viewer.caller()));
            return done(number, form);
        } catch (InvalidInput invalid) {
            DealView view = views.read(DealRef.of(number, null), viewer.caller());
            if (form.outcome() == null || form.revision() == null) {
                throw invalid;
            }
            return confirmation(view, review(view, reviewId), form, faults, request, response, model, viewer);
        } catch (Refusal refusal) {
            if (viewer.caller().id().equals(refusal.properties().get("decidedBy")) && form.outcome() != null) {
                return done(number, form);
            }
            if (!MOVED_ON.contains(refusal.type())) {
                throw refusal;
            }
            DealView view = views.read(DealRef.of(number, null), viewer.caller());
            return movedOn(view, refusal, request, response, model, viewer);
        }
    }

    private static String done(String number, DecisionForm form) {
        return "redirect:/deals/" + number + "?done=" + form.outcome();
    }

    private String confirmation(
            DealView view,
            Review review,
            DecisionForm form,
            Faults faults,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Viewer viewer) {
        model.addAllAttributes(screens.of(view, viewer));
        model.addAttribute("confirmation", Confirmation.of(view, review, form.outcome()));
        model.addAttribute("comment", request.getParameter("comment"));
        model.addAttribute("faults", faults.list());
        if (!faults.isEmpty()) {
            response.setStatus(ProblemType.INVALID.status());
        }
        return "confirm";
    }

    private String movedOn(
            DealView view,
            Refusal refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Viewer viewer) {
        model.addAllAttributes(screens.of(view, viewer));
        model.addAttribute("said", refusal == null ? null : refusal.getMessage());
        model.addAttribute("typed", DecisionForm.comment(request));
        response.setStatus(ProblemType.REVIEW_DECIDED.status());
        return "moved-on";
    }

    private static Review review(DealView view, String id) {
        List<Review> found =
                view.reviews().stream().filter(review -> review.id().equals(id)).toList();
        if (found.isEmpty()) {
            throw Refusal.notFound("review " + id);
        }
        return found.get(0);
    }
}

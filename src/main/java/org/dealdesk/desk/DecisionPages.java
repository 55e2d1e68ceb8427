package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.approval.DealRef;
import org.dealdesk.approval.DealView;
import org.dealdesk.approval.DealViews;
import org.dealdesk.approval.DecideReview;
import org.dealdesk.approval.Review;
import org.dealdesk.approval.UseCases;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

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

    /** What somebody sends about a review; what cannot be read of it is a fault. */
    private record Sent(DealRef deal, String review, DecisionForm form, Faults faults, Viewer viewer) {

        boolean isReadable() {
            return form.outcome() != null && form.revision() != null;
        }

        boolean wasMadeAlready(Refusal refusal) {
            return viewer.caller().id().equals(refusal.properties().get("decidedBy")) && form.outcome() != null;
        }
    }

    /** Says what is about to be decided, and changes nothing. */
    @PostMapping("/confirm")
    ModelAndView confirm(
            @PathVariable("number") String number,
            @PathVariable("review") String reviewId,
            HttpServletRequest request) {
        Sent sent = read(number, reviewId, request);
        DealView view = views.read(sent.deal(), sent.viewer().caller());
        Review review = review(view, reviewId);
        if (!sent.isReadable()) {
            sent.faults().refuseIfAny();
        }
        if (!review.isOpen() || view.deal().revision() != sent.form().revision()) {
            return movedOn(view, sent, null);
        }
        return confirmation(view, sent, sent.faults().list());
    }

    /** Decides; sending it twice is told from a second opinion. */
    @PostMapping("/decision")
    ModelAndView decide(
            @PathVariable("number") String number,
            @PathVariable("review") String reviewId,
            HttpServletRequest request) {
        Sent sent = read(number, reviewId, request);
        try {
            useCases.perform(
                    "decide",
                    sent.viewer().caller(),
                    view -> view.deal().number().toString(),
                    view -> view.deal().status().name(),
                    () -> decide.decide(
                            reviewId,
                            sent.form().verdict(),
                            sent.faults(),
                            sent.viewer().caller()));
            return done(sent);
        } catch (InvalidInput invalid) {
            if (!sent.isReadable()) {
                throw invalid;
            }
            return confirmation(views.read(sent.deal(), sent.viewer().caller()), sent, invalid.faults());
        } catch (Refusal refusal) {
            if (sent.wasMadeAlready(refusal)) {
                return done(sent);
            }
            if (!MOVED_ON.contains(refusal.type())) {
                throw refusal;
            }
            return movedOn(views.read(sent.deal(), sent.viewer().caller()), sent, refusal);
        }
    }

    private Sent read(String number, String review, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealRef deal = DealRef.of(number, null);
        // A review is called after its deal.
        if (!review.startsWith(deal.number() + ".")) {
            throw Refusal.notFound("review " + review);
        }
        Faults faults = new Faults();
        return new Sent(deal, review, DecisionForm.of(request, faults), faults, viewer);
    }

    private static ModelAndView done(Sent sent) {
        return new ModelAndView("redirect:/deals/" + sent.deal().number() + "?done="
                + sent.form().outcome());
    }

    private ModelAndView confirmation(DealView view, Sent sent, List<Fault> faults) {
        Map<String, Object> model = screens.of(view, sent.viewer());
        model.put(
                "confirmation",
                Confirmation.of(view, review(view, sent.review()), sent.form().outcome()));
        model.put("comment", sent.form().typed().text("comment"));
        model.put("faults", faults);
        return new ModelAndView("confirm", model, faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private ModelAndView movedOn(DealView view, Sent sent, Refusal refusal) {
        Map<String, Object> model = screens.of(view, sent.viewer());
        model.put("said", refusal == null ? null : refusal.getMessage());
        model.put("typed", sent.form().typed().text("comment"));
        return new ModelAndView("moved-on", model, HttpStatus.CONFLICT);
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

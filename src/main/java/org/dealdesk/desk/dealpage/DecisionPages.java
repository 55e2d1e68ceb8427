package org.dealdesk.desk.dealpage;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.dealdesk.approval.PreviewDecision;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.view.Difference;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.dealpage.DealPage.Typed;
import org.dealdesk.desk.dealpage.DecisionPanels.Given;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Deciding in two steps: first the decision is said in words, then it is made. What cannot be decided is answered with the page of the
 * deal, filled in as it was sent. A decision on an outdated revision shows the current status and keeps what the approver
 * have written.
 */
@Controller
@RequestMapping("/deals/{number}/reviews/{review}")
class DecisionPages {

    private final DealViews views;
    private final PageDecisions decisions;
    private final PreviewDecision preview;
    private final Policies policies;
    private final DealPageModel model;
    private final DecisionPanels panels;
    private final Viewers viewers;

    DecisionPages(
            DealViews views,
            PageDecisions decisions,
            PreviewDecision preview,
            Policies policies,
            DealPageModel model,
            DecisionPanels panels,
            Viewers viewers) {
        this.views = views;
        this.decisions = decisions;
        this.preview = preview;
        this.policies = policies;
        this.model = model;
        this.panels = panels;
        this.viewers = viewers;
    }

    /** The submitted decision; unreadable parts are errors. */
    private record Sent(
            DealRef deal, String review, SubmittedForm typed, DecisionForm form, Faults faults, Viewer viewer) {

        boolean isReadable() {
            return form.outcome() != null && form.revision() != null;
        }
    }

    /**
     * What goes on from one form to the next.
     *
     * @param fields those that the next form does not show
     */
    record Resent(List<SubmittedForm.Field> fields, String comment, List<Fault> faults) {

        private static Resent of(SubmittedForm typed, boolean withOffer, List<Fault> faults) {
            return new Resent(typed.carried(withOffer), typed.text("comment"), faults);
        }
    }

    /**
     * A decision that was not recorded.
     *
     * @param earlier what the sender had answered before, where that is why; else null
     */
    record Attempt(Outcome refused, Outcome earlier, String comment) {}

    /** Shows the confirmation page; the decision is not recorded yet. */
    @PostMapping("/confirm")
    ModelAndView confirm(
            @PathVariable("number") String number,
            @PathVariable("review") String reviewId,
            HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        Review review = review(view, reviewId);
        Sent sent = read(view, reviewId, request, viewer);
        if (!sent.isReadable()) {
            sent.faults().refuseIfAny();
        }
        if (!review.isOpen() || view.deal().revision() != sent.form().revision()) {
            return movedOn(view, sent, EarlierAnswer.by(viewer.caller(), view, reviewId));
        }
        try {
            return confirmation(view, sent, previewed(view, review, sent), List.of());
        } catch (InvalidInput invalid) {
            return again(view, sent, invalid.faults());
        }
    }

    /** Decides; who has decided otherwise before is told what is on record. */
    @PostMapping("/decision")
    ModelAndView decide(
            @PathVariable("number") String number,
            @PathVariable("review") String reviewId,
            HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealRef deal = DealRef.of(number, null);
        Sent sent = read(deal, reviewId, request, viewer);
        try {
            DoneMessage.note(request, decisions.decide(reviewId, sent.form().verdict(), sent.faults(), viewer));
            return new ModelAndView("redirect:/deals/" + deal.number());
        } catch (InvalidInput invalid) {
            if (!sent.isReadable()) {
                throw invalid;
            }
            return notYet(sent, invalid.faults());
        } catch (Refusal refusal) {
            if (!PageDecisions.hasMovedOn(refusal)) {
                throw refusal;
            }
            DealView view = views.read(deal, viewer.caller());
            return movedOn(view, sent, EarlierAnswer.by(viewer.caller(), view, reviewId));
        }
    }

    /** Back to the form from the words, with everything that was in it. */
    @PostMapping("/form")
    ModelAndView change(
            @PathVariable("number") String number,
            @PathVariable("review") String reviewId,
            HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        review(view, reviewId);
        return filled(view, Given.of(SubmittedForm.of(request), List.of()), viewer, HttpStatus.OK);
    }

    /** Begins the counter-offer with a way that needs fewer approvals. */
    @PostMapping("/ways/{way}")
    ModelAndView way(
            @PathVariable("number") String number,
            @PathVariable("review") String reviewId,
            @PathVariable("way") int way,
            HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        DealView view = views.read(DealRef.of(number, null), viewer.caller());
        review(view, reviewId);
        SubmittedForm typed = panels.startedFrom(way, view, SubmittedForm.of(request), viewer);
        return filled(view, Given.of(typed, List.of()), viewer, HttpStatus.OK);
    }

    /** Conditions are in the words of the deal's policy, and a counter-offer is what is changed of it: reading them takes the deal. */
    private Sent read(DealRef deal, String review, HttpServletRequest request, Viewer viewer) {
        // A review is called after its deal.
        if (!review.startsWith(deal.number() + ".")) {
            throw Refusal.notFound("review " + review);
        }
        SubmittedForm typed = SubmittedForm.of(request);
        if (typed.has(OfferForm.SHOWN) || ConditionsForm.areIn(typed)) {
            return read(views.read(deal, viewer.caller()), review, request, viewer);
        }
        Faults faults = new Faults();
        return new Sent(deal, review, typed, DecisionForm.of(typed, faults), faults, viewer);
    }

    private Sent read(DealView view, String review, HttpServletRequest request, Viewer viewer) {
        SubmittedForm typed = SubmittedForm.of(request);
        Faults faults = new Faults();
        Policy policy = policies.version(view.deal().figures().policyVersion());
        DecisionForm form = DecisionForm.of(typed, view.revision().proposal(), policy, faults);
        return new Sent(new DealRef(view.deal().number(), null), review, typed, form, faults, viewer);
    }

    private Optional<Difference> previewed(DealView view, Review review, Sent sent) {
        return preview.of(
                view,
                review,
                sent.form().verdict(),
                sent.faults(),
                sent.viewer().caller());
    }

    /** The confirmation page only asks for the reason; other errors are corrected in the form. */
    private ModelAndView notYet(Sent sent, List<Fault> faults) {
        DealView view = views.read(sent.deal(), sent.viewer().caller());
        Review review = review(view, sent.review());
        boolean onlyWhy = faults.stream().allMatch(fault -> fault.pointer().equals("/comment"));
        if (!onlyWhy) {
            return again(view, sent, faults);
        }
        Sent withoutComment =
                new Sent(sent.deal(), sent.review(), sent.typed(), sent.form(), new Faults(), sent.viewer());
        return confirmation(view, sent, previewed(view, review, withoutComment), faults);
    }

    private ModelAndView again(DealView view, Sent sent, List<Fault> faults) {
        return filled(view, Given.of(sent.typed(), faults), sent.viewer(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private ModelAndView filled(DealView view, Given given, Viewer viewer, HttpStatus status) {
        return model.of(view, given, Typed.comment(null), viewer).show(status);
    }

    private ModelAndView confirmation(DealView view, Sent sent, Optional<Difference> offer, List<Fault> faults) {
        Policy policy = policies.version(view.deal().figures().policyVersion());
        Review review = review(view, sent.review());
        ModelAndView page = new ModelAndView("confirm");
        page.setStatus(faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("deal", model.head(view, sent.viewer()));
        page.addObject("confirmation", Confirmation.of(view, review, sent.form(), offer, policy));
        page.addObject("sent", Resent.of(sent.typed(), offer.isPresent(), faults));
        return page;
    }

    /** {@code earlier} is the sender's recorded answer, if it is the reason for the refusal. */
    private ModelAndView movedOn(DealView view, Sent sent, Optional<EarlierAnswer> earlier) {
        ModelAndView page = new ModelAndView("moved-on");
        page.setStatus(HttpStatus.CONFLICT);
        page.addObject("deal", model.head(view, sent.viewer()));
        page.addObject(
                "attempt",
                new Attempt(
                        sent.form().outcome(),
                        earlier.map(EarlierAnswer::outcome).orElse(null),
                        sent.typed().text("comment")));
        return page;
    }

    private static Review review(DealView view, String id) {
        return view.reviews().stream()
                .filter(review -> review.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("review " + id));
    }
}

package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.eligibility.Eligibility;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/** Says who is on a review. It helps people to share the work; deciding needs no claim and is not hindered by one. */
@Component
public class ClaimReview {

    private final DealTransactions steps;
    private final Reviews reviews;
    private final Eligibility eligibility;
    private final Access access;
    private final People people;

    ClaimReview(DealTransactions steps, Reviews reviews, Eligibility eligibility, Access access, People people) {
        this.steps = steps;
        this.reviews = reviews;
        this.eligibility = eligibility;
        this.access = access;
        this.people = people;
    }

    public void claim(String reviewId, Caller caller) {
        change(reviewId, caller, (step, review) -> {
            eligibility.require(step, caller, review);
            if (review.assignee() != null && !review.assignee().equals(caller.id())) {
                throw new Refusal(ProblemType.REVIEW_CLAIMED, review.assignee() + " is on this review already")
                        .with("assignee", review.assignee());
            }
            assign(step, review, caller.id(), EventType.REVIEW_CLAIMED);
        });
    }

    public void unclaim(String reviewId, Caller caller) {
        change(reviewId, caller, (step, review) -> {
            if (!caller.id().equals(review.assignee()) && !leads(caller, review)) {
                throw Access.forbidden(caller, step.deal(), "Only its assignee or a lead gives a review back");
            }
            assign(step, review, null, EventType.REVIEW_UNCLAIMED);
        });
    }

    /** A lead of the function assigns the review to an eligible approver. */
    public void assign(String reviewId, String assignee, Caller caller) {
        change(reviewId, caller, (step, review) -> {
            if (!leads(caller, review)) {
                throw Access.forbidden(
                        caller,
                        step.deal(),
                        "Only leads of " + review.function().spoken() + " assign its reviews");
            }
            boolean may = eligibility.of(review.id(), step.today()).stream()
                    .map(Person::id)
                    .anyMatch(assignee::equals);
            if (!may) {
                throw InvalidInput.of(
                        "/assignee",
                        people.find(assignee).isEmpty() ? "unknown-person" : "may-not-decide",
                        "may not decide this review");
            }
            assign(step, review, assignee, EventType.REVIEW_ASSIGNED);
        });
    }

    private static boolean leads(Caller caller, Review review) {
        return caller.leadOf().contains(Eligibility.role(review.function()));
    }

    private void assign(DealTransaction step, Review review, String assignee, EventType event) {
        Review assigned = review.assignedTo(assignee);
        reviews.assign(assigned);
        ObjectNode data = review.reference();
        data.put("assignee", assignee);
        step.record(event, data);
    }

    private void change(String reviewId, Caller caller, Change change) {
        ReviewId id = ReviewId.parse(reviewId).orElseThrow(() -> Refusal.notFound("review " + reviewId));
        steps.on(new DealRef(id.deal(), null), caller, deal -> access.requireVisible(deal, caller), step -> {
            step.know(reviews.of(step.deal().id()));
            Review review = step.requireReview(reviewId);
            if (!review.isOpen()) {
                throw new Refusal(ProblemType.REVIEW_CLOSED, "The review is " + review.status());
            }
            change.make(step, review);
        });
    }

    private interface Change {
        void make(DealTransaction step, Review review);
    }
}

package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.eligibility.Eligibility;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.view.TaskList;
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

    private final DealTransactions transactions;
    private final Reviews reviews;
    private final Eligibility eligibility;
    private final Access access;
    private final People people;

    ClaimReview(DealTransactions transactions, Reviews reviews, Eligibility eligibility, Access access, People people) {
        this.transactions = transactions;
        this.reviews = reviews;
        this.eligibility = eligibility;
        this.access = access;
        this.people = people;
    }

    /** The review as a task of the caller. */
    public TaskList.Task claim(String reviewId, Caller caller) {
        DealTransaction done = change(reviewId, caller, (tx, review) -> {
            eligibility.require(tx, caller, review);
            if (review.assignee() != null && !review.assignee().equals(caller.id())) {
                throw new Refusal(ProblemType.REVIEW_CLAIMED, review.assignee() + " is on this review already")
                        .with("assignee", review.assignee());
            }
            assign(tx, review, caller.id(), EventType.REVIEW_CLAIMED);
        });
        return TaskList.Task.of(done, done.reviews().get(reviewId));
    }

    public void unclaim(String reviewId, Caller caller) {
        change(reviewId, caller, (tx, review) -> {
            if (!caller.id().equals(review.assignee()) && !leads(caller, review)) {
                throw Access.forbidden(caller, tx.deal(), "Only its assignee or a lead gives a review back");
            }
            assign(tx, review, null, EventType.REVIEW_UNCLAIMED);
        });
    }

    /** A lead of the function assigns the review to an eligible approver. */
    public void assign(String reviewId, String assignee, Caller caller) {
        change(reviewId, caller, (tx, review) -> {
            if (!leads(caller, review)) {
                throw Access.forbidden(
                        caller, tx.deal(), "Only leads of " + review.function().spoken() + " assign its reviews");
            }
            boolean may = eligibility.of(review.id(), tx.today()).stream()
                    .map(Person::id)
                    .anyMatch(assignee::equals);
            if (!may) {
                throw InvalidInput.of(
                        "/assignee",
                        people.find(assignee).isEmpty() ? "unknown-person" : "may-not-decide",
                        "may not decide this review");
            }
            assign(tx, review, assignee, EventType.REVIEW_ASSIGNED);
        });
    }

    private static boolean leads(Caller caller, Review review) {
        return caller.leadOf().contains(Eligibility.role(review.function()));
    }

    private void assign(DealTransaction tx, Review review, String assignee, EventType event) {
        Review assigned = review.assignedTo(assignee);
        tx.reviews().assign(assigned);
        ObjectNode data = review.reference();
        data.put("assignee", assignee);
        tx.record(event, data);
    }

    private DealTransaction change(String reviewId, Caller caller, Change change) {
        ReviewId id = ReviewId.parse(reviewId).orElseThrow(() -> Refusal.notFound("review " + reviewId));
        return transactions.on(
                new DealRef(id.deal(), null), caller, deal -> access.requireVisible(deal, caller), tx -> {
                    Review stored = tx.reviews().require(reviewId);
                    Review review =
                            reviews.withClaims(tx.deal().id(), List.of(stored)).get(0);
                    if (!review.isOpen()) {
                        throw new Refusal(ProblemType.REVIEW_CLOSED, "The review is " + review.status());
                    }
                    change.make(tx, review);
                });
    }

    private interface Change {
        void make(DealTransaction tx, Review review);
    }
}

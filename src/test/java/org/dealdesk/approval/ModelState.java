package org.dealdesk.approval;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.deal.Deal;
import org.dealdesk.policy.ApprovalFunction;

/** Where the deal is: {@code stage} is the diagram's, {@code late} that the days to appeal are over. */
record ModelState(Deal deal, List<Review> reviews, int stage, boolean late, Set<Integer> appeals) {

    String key() {
        return deal.status() + " " + deal.dates().appealUntil() + " " + deal.revision() + " " + stage + late
                + appeals
                + reviews.stream()
                        .map(review -> review.id()
                                + review.status()
                                + review.ballot().votes().stream()
                                        .map(Ballot.Vote::outcome)
                                        .sorted()
                                        .toList())
                        .sorted()
                        .collect(Collectors.joining(","));
    }

    /** After a review and the deal have changed. */
    ModelState with(Review changed, Deal after) {
        return new ModelState(
                after,
                reviews.stream()
                        .map(review -> review.id().equals(changed.id()) ? changed : review)
                        .toList(),
                stage,
                late,
                appeals);
    }

    /** The reviews of the latest revision. */
    List<Review> ofRevision() {
        return reviews.stream()
                .filter(review -> review.revision() == deal.revision())
                .toList();
    }

    /** Whether the function has decided so on the latest revision. */
    boolean decided(ApprovalFunction function, Outcome outcome) {
        return ofRevision().stream()
                .anyMatch(review -> review.function() == function
                        && review.decision() != null
                        && review.decision().outcome() == outcome);
    }
}

package org.dealdesk.desk.dealpage;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.policy.ApprovalFunction;

/**
 * What a decision will do, before it is made.
 *
 * @param consequence the key of the sentence that says what follows
 * @param quorum how many have to vote, and {@code votes} how many have
 * @param others the functions that are still to be asked after an approval
 * @param needsComment whether it must say why
 */
record Confirmation(
        String review,
        int revision,
        String function,
        Outcome outcome,
        String consequence,
        int quorum,
        int votes,
        List<String> others,
        boolean needsComment) {

    private static final Set<ReviewStatus> COVERED = EnumSet.of(ReviewStatus.APPROVED, ReviewStatus.CARRIED_OVER);

    static Confirmation of(DealView view, Review review, Outcome outcome) {
        List<String> others = others(view, review);
        return new Confirmation(
                review.id(),
                review.revision(),
                review.function().name(),
                outcome,
                "confirm." + consequence(view, review, outcome, others),
                review.ballot().quorum(),
                review.ballot().votes().size(),
                others,
                outcome != Outcome.APPROVE
                        || (view.deal().isAppealed() && review.function() == ApprovalFunction.COMMITTEE));
    }

    private static String consequence(DealView view, Review review, Outcome outcome, List<String> others) {
        if (review.ballot().isByVotes() && outcome != Outcome.REQUEST_CHANGES) {
            return "vote";
        }
        boolean committee = review.function() == ApprovalFunction.COMMITTEE;
        if (view.deal().isAppealed()) {
            return committee ? "appeal." + word(outcome) : "appeal.position";
        }
        if (outcome == Outcome.APPROVE) {
            return others.isEmpty() ? "approve.last" : "approve.others";
        }
        return word(outcome) + (committee && outcome == Outcome.REJECT ? ".final" : "");
    }

    private static List<String> others(DealView view, Review review) {
        return Stream.of(ApprovalFunction.values())
                .filter(function -> function != review.function())
                .filter(function -> view.revision().required().contains(function.name()))
                .filter(function -> view.reviews().stream()
                        .noneMatch(known -> known.function() == function
                                && known.revision() == view.deal().revision()
                                && COVERED.contains(known.status())))
                .map(ApprovalFunction::name)
                .toList();
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.dealdesk.desk.dealpage;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.Difference;
import org.dealdesk.desk.deal.ConditionText;
import org.dealdesk.desk.deal.comparison.RevisionChanges;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;

/**
 * What a decision will do, before it is made.
 *
 * @param needsComment whether it must say why
 * @param conditions those of an approval
 * @param changes what the counter-offer changes; null where there is none
 */
record Confirmation(
        Subject review,
        Outcome outcome,
        Consequence consequence,
        boolean needsComment,
        List<ConditionText> conditions,
        RevisionChanges changes) {

    /** The review that is decided. */
    record Subject(String id, int revision, String function) {}

    /**
     * What follows.
     *
     * @param key of the sentence that says it
     * @param others the functions that are still to be asked after an approval
     * @param quorum how many have to vote, and {@code votes} how many have
     */
    record Consequence(String key, List<String> others, int quorum, int votes) {}

    private static final Set<ReviewStatus> COVERED = EnumSet.of(ReviewStatus.APPROVED, ReviewStatus.CARRIED_OVER);

    static Confirmation of(DealView view, Review review, DecisionForm form, Optional<Difference> offer, Policy policy) {
        return new Confirmation(
                new Subject(review.id(), review.revision(), review.function().name()),
                form.outcome(),
                consequence(view, review, form.outcome()),
                form.outcome() != Outcome.APPROVE
                        || (view.deal().isAppealed() && review.function() == ApprovalFunction.COMMITTEE),
                form.conditions().stream()
                        .map(condition -> ConditionText.of(condition, policy))
                        .toList(),
                offer.map(made -> RevisionChanges.of(made, view.deal().figures().policyCurrency(), policy))
                        .orElse(null));
    }

    private static Consequence consequence(DealView view, Review review, Outcome outcome) {
        List<String> others = others(view, review);
        return new Consequence(
                "confirm." + key(view, review, outcome, others),
                others,
                review.ballot().quorum(),
                review.ballot().votes().size());
    }

    private static String key(DealView view, Review review, Outcome outcome, List<String> others) {
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

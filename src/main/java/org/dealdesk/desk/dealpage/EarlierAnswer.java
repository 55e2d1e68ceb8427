package org.dealdesk.desk.dealpage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dealdesk.approval.review.Decision;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.platform.people.Caller;

/**
 * A person's earlier answer in a review: their vote or their decision. It tells a form that is sent twice from a different decision
 * by it.
 *
 * @param proposal the counter-offer as it is stored; null where there is none
 */
public record EarlierAnswer(Outcome outcome, String comment, List<Condition> conditions, String proposal) {

    /** The caller's answer in that review of the deal, where they gave one. */
    public static Optional<EarlierAnswer> by(Caller caller, DealView view, String reviewId) {
        return view.reviews().stream()
                .filter(review -> review.id().equals(reviewId))
                .findFirst()
                .flatMap(review -> review.ballot().isByVotes() ? vote(caller, review) : decision(caller, review));
    }

    private static Optional<EarlierAnswer> vote(Caller caller, Review review) {
        return review.ballot().votes().stream()
                .filter(vote -> vote.person().equals(caller.id()))
                .map(vote -> new EarlierAnswer(vote.outcome(), vote.comment(), List.of(), null))
                .findFirst();
    }

    private static Optional<EarlierAnswer> decision(Caller caller, Review review) {
        Decision decision = review.decision();
        return decision == null || !decision.actor().equals(caller.id())
                ? Optional.empty()
                : Optional.of(new EarlierAnswer(
                        decision.outcome(), decision.comment(), decision.conditions(), text(decision.proposal())));
    }

    /** Whether the verdict says the same in every part. */
    public boolean isSameAs(Verdict verdict, String dealOwner) {
        Proposal offered =
                verdict.proposal() == null ? null : verdict.proposal().completedFor(dealOwner);
        return outcome == verdict.outcome()
                && Objects.equals(comment, verdict.comment())
                && conditions.equals(verdict.conditions())
                && Objects.equals(proposal, text(offered));
    }

    private static String text(Proposal proposal) {
        return proposal == null ? null : ProposalJson.text(proposal);
    }
}

package org.dealdesk.approval.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Decision;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.guardrail.gate.StandingApproval;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.policy.ApprovalFunction;

/**
 * What covers the functions that the current revision requires, and the functions that its round therefore asks. What was decided on a revision
 * stands through its appeal; only the committee, the arbiter, is always asked afresh there, and its approval covers each function
 * that has rejected the revision.
 */
public final class ApprovalCoverage {

    private final DealTransaction tx;
    private final Collection<String> required;

    public ApprovalCoverage(DealTransaction tx, Collection<String> required) {
        this.tx = tx;
        this.required = required;
    }

    /** Whether a round asks the function: it is required and not covered yet. */
    public boolean asks(ApprovalFunction function) {
        return isRequired(function) && standing().stream().noneMatch(approval -> approval.function() == function);
    }

    /** Whether an appeal asks the function: the committee always, another one that is required and has not decided. */
    public boolean asksOnAppeal(ApprovalFunction function) {
        return function == ApprovalFunction.COMMITTEE
                || (asks(function) && positions().stream().noneMatch(review -> review.function() == function));
    }

    /** The decisions on the current revision, without those of the committee. */
    List<Review> positions() {
        return ofRevision().stream()
                .filter(review -> review.decision() != null && review.function() != ApprovalFunction.COMMITTEE)
                .toList();
    }

    /** The functions' rejections of the revision at hand: what an appeal is about. */
    List<Review> rejections() {
        return positions().stream()
                .filter(review -> review.status() == ReviewStatus.REJECTED)
                .toList();
    }

    /** The approvals that stand for the revision at hand. */
    public List<StandingApproval> standing() {
        List<StandingApproval> standing = new ArrayList<>();
        for (Review review : ofRevision()) {
            if (review.status() == ReviewStatus.CARRIED_OVER) {
                Review given = tx.reviews().get(review.earlier().review());
                standing.add(approval(review.function(), Cover.CARRIED_OVER, given));
            } else if (review.status() == ReviewStatus.APPROVED) {
                add(standing, review);
            }
        }
        return standing;
    }

    private void add(List<StandingApproval> standing, Review review) {
        boolean override = review.decision().cover() == Cover.OVERRIDE;
        if (!override) {
            standing.add(approval(review.function(), review.decision().cover(), review));
            return;
        }
        if (isRequired(review.function())) {
            standing.add(approval(review.function(), Cover.PERSON, review));
        }
        rejections().forEach(rejected -> standing.add(approval(rejected.function(), Cover.OVERRIDE, review)));
    }

    /** The reviews of the revision at hand, without what the committee said of it before an appeal that it hears afresh. */
    private List<Review> ofRevision() {
        boolean appealed = tx.deal().isAppealed();
        return tx.reviews().all().stream()
                .filter(review -> review.revision() == tx.deal().revision())
                .filter(review -> !appealed
                        || review.function() != ApprovalFunction.COMMITTEE
                        || review.roundId().equals(tx.roundId()))
                .toList();
    }

    private boolean isRequired(ApprovalFunction function) {
        return required.contains(function.name());
    }

    private static StandingApproval approval(ApprovalFunction covered, Cover cover, Review decidedIn) {
        Decision decision = decidedIn.decision();
        Set<String> others = new LinkedHashSet<>(decision.onBehalfOf());
        for (Ballot.Vote vote : decidedIn.ballot().votes()) {
            others.add(vote.person());
            others.addAll(vote.onBehalfOf());
        }
        others.remove(decision.actor());
        return new StandingApproval(
                covered, cover, decision.actor(), List.copyOf(others), decidedIn.id(), decision.limits());
    }
}

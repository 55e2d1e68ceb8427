package org.dealdesk.approval;

import java.util.Optional;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.revision.CurrentRevision;
import org.dealdesk.approval.revision.DealAssessor;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.revision.EarlierApprovals;
import org.dealdesk.approval.ways.AssessmentWays;
import org.dealdesk.approval.won.ChangeOrders;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactionMetrics;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Deals;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalRules;
import org.springframework.stereotype.Component;

/** The first half of a submission: what the rules say of the next revision. It refuses what cannot become one, and changes no deal. */
@Component
class AssessSubmission {

    private final DealAssessor appraisal;
    private final Deals deals;
    private final CurrentRevision current;
    private final EarlierApprovals earlierApprovals;
    private final CostRedaction redaction;
    private final AssessmentWays offer;
    private final DealTransactionMetrics metrics;

    AssessSubmission(
            DealAssessor appraisal,
            Deals deals,
            CurrentRevision current,
            EarlierApprovals earlierApprovals,
            CostRedaction redaction,
            AssessmentWays offer,
            DealTransactionMetrics metrics) {
        this.appraisal = appraisal;
        this.deals = deals;
        this.current = current;
        this.earlierApprovals = earlierApprovals;
        this.redaction = redaction;
        this.offer = offer;
        this.metrics = metrics;
    }

    /** What a submission of the stored deal submits: its working copy, or its latest revision again. */
    Proposal proposal(DealTransaction tx) {
        Deal deal = tx.deal();
        Proposal proposal = deal.workingCopy() != null
                ? ProposalJson.read(deal.workingCopy())
                : current.of(tx).proposal();
        return checked(tx, proposal);
    }

    /** The proposal, which was stored earlier, checked against the version now in force. */
    Proposal checked(DealTransaction tx, Proposal proposal) {
        Faults faults = new Faults();
        ChangeOrders.check(tx.deal(), proposal, faults);
        appraisal.check(proposal, tx.inForce(), faults);
        return proposal;
    }

    /**
     * Assesses a proposal that has been checked.
     *
     * @param accepted the counter-offer that it comes from
     */
    Appraised assess(DealTransaction tx, Proposal proposal, Optional<Review> accepted, Caller caller) {
        Deal deal = tx.deal();
        deals.lockCustomer(proposal.customer().id());
        Appraised appraised = appraisal.appraise(proposal, deal, tx.inForce(), tx.now());
        refuseBlocked(tx, appraised, caller);
        requireJustification(appraised);
        earlierApprovals.requireRejectionsAnswered(tx, appraised, accepted);
        return appraised;
    }

    private void refuseBlocked(DealTransaction tx, Appraised appraised, Caller caller) {
        if (appraised.assessment().outcome() == Assessment.Outcome.BLOCKED) {
            metrics.blocked();
            throw new Refusal(ProblemType.DEAL_BLOCKED, "The findings name the blocking rules. The deal was not stored")
                    .withLater(
                            "assessment",
                            () -> offer.with(
                                    redaction.assessment(appraised.document(), caller),
                                    appraised,
                                    tx.now(),
                                    tx.deal().id(),
                                    caller));
        }
    }

    private static void requireJustification(Appraised appraised) {
        if (lacksJustification(appraised)) {
            Faults faults = new Faults();
            faults.add("/justification", "missing", "is required by the policy, since this deal needs review");
            faults.refuseIfAny();
        }
    }

    static boolean lacksJustification(Appraised appraised) {
        return appraised.policy().approval().justification() == ApprovalRules.Justification.REQUIRED
                && appraised.assessment().outcome() == Assessment.Outcome.REVIEW
                && appraised.proposal().justification() == null;
    }
}

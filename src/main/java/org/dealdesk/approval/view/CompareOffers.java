package org.dealdesk.approval.view;

import java.time.Clock;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.revision.DealAssessor;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Holds counter-offers against the revision that they answer: what accepting one changes. */
@Component
public class CompareOffers {

    private final DealAssessor assessor;
    private final Policies policies;
    private final CostRedaction redaction;
    private final Clock clock;

    CompareOffers(DealAssessor assessor, Policies policies, CostRedaction redaction, Clock clock) {
        this.assessor = assessor;
        this.policies = policies;
        this.redaction = redaction;
        this.clock = clock;
    }

    /** What changes from the latest revision to the counter-offer of that review, assessed under the revision's policy. */
    public Difference offered(DealView view, String reviewId, Caller caller) {
        Deal deal = view.deal();
        Proposal offered = view.reviews().stream()
                .filter(review -> review.id().equals(reviewId) && review.revision() == deal.revision())
                .filter(review -> review.decision() != null && review.decision().proposal() != null)
                .map(review -> review.decision().proposal())
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ProblemType.NO_COUNTER_OFFER, "Review " + reviewId + " holds no counter-offer for it"));
        Appraised answer =
                assessor.appraise(offered, deal, policies.version(deal.figures().policyVersion()), clock.instant());
        return between(view, answer, caller);
    }

    /** What changes from the latest revision to an offer; one that is accepted becomes the next revision. */
    public Difference between(DealView view, Appraised offered, Caller caller) {
        Deal deal = view.deal();
        return Difference.between(
                deal.number().toString(),
                new Difference.Side(
                        deal.revision(),
                        ProposalJson.write(view.revision().proposal()),
                        redaction.assessment(view.revision(), caller)),
                new Difference.Side(
                        deal.revision() + 1,
                        ProposalJson.write(offered.proposal()),
                        redaction.assessment(offered.document(), caller)));
    }
}

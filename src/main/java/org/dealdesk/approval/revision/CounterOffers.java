package org.dealdesk.approval.revision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.approval.review.Decision;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.ApprovalRules;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/**
 * A counter-offer is the deal as a reviewer would approve it. It stands as long as the deal is where the reviewer left it, the policy
 * is the same and an approval would still be valid; accepting it submits exactly that, and its author's approval stands for it.
 */
@Component
public class CounterOffers {

    private static final String POINTER = "/proposal";

    private final DealAssessor appraisal;
    private final Policies policies;
    private final Rejections rejections;

    CounterOffers(DealAssessor appraisal, Policies policies, Rejections rejections) {
        this.appraisal = appraisal;
        this.policies = policies;
        this.rejections = rejections;
    }

    /**
     * Refuses a counter-offer that the owner could not submit, and assesses one that the owner can.
     *
     * @param reviews all of the deal
     * @param review the one that is decided with it
     */
    public Appraised check(
            Deal deal, Collection<Review> reviews, Review review, Proposal proposal, Instant now, Caller author) {
        Faults faults = new Faults();
        Policy policy = policies.version(deal.figures().policyVersion());
        appraisal.check(proposal, policy, POINTER, faults);
        Proposal completed = proposal.completedFor(deal.owner());
        if (!completed.customer().id().equals(deal.headline().customerId())) {
            faults.add(POINTER + "/customer/id", "not-allowed", "must be the deal's customer");
        }
        if (!Objects.equals(proposal.externalRef(), deal.externalRef())) {
            faults.add(POINTER + "/externalRef", "not-allowed", "must be the deal's");
        }
        if (policy.approval().justification() == ApprovalRules.Justification.REQUIRED
                && proposal.justification() == null) {
            faults.add(POINTER + "/justification", "missing", "is required by the policy");
        }
        if (completed.credits().stream().anyMatch(credit -> credit.rep().equals(author.id()))) {
            faults.add(POINTER + "/credits", "not-allowed", "must not credit the reviewer");
        }
        faults.refuseIfAny();
        Appraised appraised = appraisal.appraise(proposal, deal, policy, now);
        if (appraised.assessment().outcome() == Assessment.Outcome.BLOCKED) {
            appraised.assessment().findings().stream()
                    .filter(finding -> finding.severity() == Finding.Severity.BLOCK)
                    .forEach(finding -> faults.add(POINTER, "blocked", finding.message()));
            faults.refuseIfAny();
        }
        rejections
                .unanswered(deal, reviews, appraised, Optional.of(review.function()))
                .forEach(rejection -> faults.add(
                        POINTER,
                        "unchanged-since-rejection",
                        "is no better than what was refused before: " + rejection.inWords()));
        faults.refuseIfAny();
        return appraised;
    }

    /** The counter-offer of that review, as long as it stands. */
    public Review require(DealTransaction tx, String reviewId) {
        Deal deal = tx.deal();
        Review review = tx.reviews().require(reviewId);
        if (review.decision() == null || review.decision().proposal() == null) {
            throw new Refusal(ProblemType.NO_COUNTER_OFFER, "Review " + reviewId + " holds no counter-offer");
        }
        if (deal.status() != DealStatus.CHANGES_REQUESTED || review.revision() != deal.revision()) {
            throw lapsed("%s is %s at revision %d; the offer was for revision %d"
                    .formatted(deal.number(), deal.status(), deal.revision(), review.revision()));
        }
        Policy inForce = tx.inForce();
        if (!policies.decideAlike(inForce.version(), deal.figures().policyVersion())) {
            throw lapsed("It was made under policy %s; now %s is in force"
                    .formatted(deal.figures().policyVersion(), inForce.version()));
        }
        LocalDate until =
                inForce.approval().validUntil(policies.day(review.decision().decidedAt()));
        if (tx.today().isAfter(until)) {
            throw lapsed("It stood until " + until);
        }
        return review;
    }

    public void accepted(DealTransaction tx, Review offer) {
        ObjectNode data = offer.reference();
        data.put("author", offer.decision().actor());
        tx.record(EventType.COUNTER_OFFER_ACCEPTED, data);
    }

    /** Makes the author's approval stand for the revision that their offer has become; says which function that covers. */
    public Set<ApprovalFunction> cover(DealTransaction tx, Revision revision, Extent extent, Review offer) {
        ApprovalFunction function = offer.function();
        // One member's offer is no majority: the committee votes on what has become of it.
        if (!revision.required().contains(function.name()) || offer.ballot().isByVotes()) {
            return Set.of();
        }
        Decision made = offer.decision();
        // The customer's other deals may have grown since the offer was made.
        if (!made.limits().contain(extent)) {
            return Set.of();
        }
        tx.reviews()
                .open(Review.of(
                                tx.deal(),
                                function,
                                ReviewStatus.OPEN,
                                RevisionDocument.reasons(revision, function),
                                extent,
                                tx.now(),
                                tx.now())
                        .decided(new Decision(
                                Outcome.APPROVE,
                                made.by(),
                                "Counter-offer " + offer.id() + " was accepted",
                                List.of(),
                                null,
                                tx.now())));
        return Set.of(function);
    }

    private static Refusal lapsed(String why) {
        return new Refusal(ProblemType.COUNTER_OFFER_LAPSED, why);
    }
}

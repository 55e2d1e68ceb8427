package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.eligibility.DealConflicts;
import org.dealdesk.approval.process.ApprovalProcess;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.review.Rounds;
import org.dealdesk.approval.revision.CounterOffers;
import org.dealdesk.approval.revision.DealAssessor;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.revision.EarlierApprovals;
import org.dealdesk.approval.revision.RevisionDocument;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.ways.AssessmentWays;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactionMetrics;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Deals;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.ApprovalRules;
import org.springframework.stereotype.Component;

/** A proposal becomes a revision and goes to those whose approval it needs; a clear one is approved at once. */
@Component
public class SubmitDeal {

    private final DealTransactions steps;
    private final DraftDeals drafts;
    private final Access access;
    private final DealAssessor appraisal;
    private final Deals deals;
    private final Revisions revisions;
    private final Reviews reviews;
    private final Rounds rounds;
    private final EarlierApprovals earlierApprovals;
    private final CounterOffers counterOffers;
    private final ApprovalProcess process;
    private final CostRedaction redaction;
    private final AssessmentWays offer;
    private final DealViews views;
    private final DealTransactionMetrics metrics;

    SubmitDeal(
            DealTransactions steps,
            DraftDeals drafts,
            Access access,
            DealAssessor appraisal,
            Deals deals,
            Revisions revisions,
            Reviews reviews,
            Rounds rounds,
            EarlierApprovals earlierApprovals,
            CounterOffers counterOffers,
            ApprovalProcess process,
            CostRedaction redaction,
            AssessmentWays offer,
            DealViews views,
            DealTransactionMetrics metrics) {
        this.steps = steps;
        this.drafts = drafts;
        this.access = access;
        this.appraisal = appraisal;
        this.deals = deals;
        this.revisions = revisions;
        this.reviews = reviews;
        this.rounds = rounds;
        this.earlierApprovals = earlierApprovals;
        this.counterOffers = counterOffers;
        this.process = process;
        this.redaction = redaction;
        this.offer = offer;
        this.views = views;
        this.metrics = metrics;
    }

    /** Creates and submits at once; a blocked deal is not stored. */
    public DealView create(Proposal proposal, String owner, Faults faults, Caller caller) {
        return views.of(steps.creating(
                inForce -> drafts.checkedDraft(proposal, owner, inForce, faults, caller),
                caller,
                step -> appraise(step, proposal, Optional.empty(), caller),
                (step, appraised) -> {
                    step.know(List.of());
                    DraftDeals.recordCreation(step, proposal);
                    submit(step, appraised, Optional.empty());
                }));
    }

    /** Submits the working copy, or the latest revision again if there is no working copy. */
    public DealView submit(DealRef ref, Caller caller) {
        return views.of(steps.on(ref, caller, deal -> access.requireOwner(deal, caller), step -> {
            Deal deal = step.deal();
            if (!deal.status().editable()) {
                throw DraftDeals.wrongStatus(deal, "submitted");
            }
            step.know(deal.revision() > 0 ? reviews.of(deal.id()) : List.of());
            Proposal proposal = deal.workingCopy() != null
                    ? ProposalJson.read(deal.workingCopy())
                    : revisions.find(deal.id(), deal.revision()).orElseThrow().proposal();
            appraisal.check(proposal, step.inForce(), new Faults());
            submit(step, appraise(step, proposal, Optional.empty(), caller), Optional.empty());
        }));
    }

    /** Submits a reviewer's counter-offer as the next revision: exactly that, so their approval stands for it. */
    public DealView accept(DealRef ref, String reviewId, Caller caller) {
        return views.of(steps.on(ref, caller, deal -> access.requireOwner(deal, caller), step -> {
            step.know(reviews.of(step.deal().id()));
            Review offer = counterOffers.require(step, reviewId);
            Proposal proposal = offer.decision().proposal();
            appraisal.check(proposal, step.inForce(), new Faults());
            Appraised appraised = appraise(step, proposal, Optional.of(offer), caller);
            counterOffers.accepted(step, offer);
            submit(step, appraised, Optional.of(offer));
        }));
    }

    /** What the rules say of the next revision; refuses what cannot become one. */
    private Appraised appraise(DealTransaction step, Proposal proposal, Optional<Review> offer, Caller caller) {
        Deal deal = step.deal();
        deals.lockCustomer(proposal.customer().id());
        Appraised appraised = appraisal.appraise(proposal, deal.owner(), step.inForce(), step.now(), deal.id());
        refuseBlocked(step, appraised, caller);
        requireJustification(appraised);
        earlierApprovals.requireRejectionsAnswered(step, appraised, offer);
        return appraised;
    }

    private void submit(DealTransaction step, Appraised appraised, Optional<Review> offer) {
        Deal deal = step.deal();
        Revision revision = RevisionDocument.revision(step, appraised);
        revisions.add(revision);
        step.conflicted(DealConflicts.ofParties(deal.owner(), step.actor(), appraised.proposal()));
        step.become(deal.submitted(appraised.proposal(), revision.figures(), step.now()));
        step.revision(revision);
        step.record(EventType.DEAL_SUBMITTED, summary(revision));
        Set<ApprovalFunction> covered = offer.map(accepted -> counterOffers.cover(step, revision, accepted))
                .orElse(Set.of());
        earlierApprovals.weigh(step, revision, appraised, covered);
        startRound(step);
    }

    private void startRound(DealTransaction step) {
        rounds.start(step.deal(), step.earlier().orElse(Map.of()), step.now());
        process.start(step);
    }

    private void refuseBlocked(DealTransaction step, Appraised appraised, Caller caller) {
        if (appraised.assessment().outcome() == Assessment.Outcome.BLOCKED) {
            metrics.blocked();
            throw new Refusal(ProblemType.DEAL_BLOCKED, "The findings name the blocking rules. The deal was not stored")
                    .withLater(
                            "assessment",
                            () -> offer.with(
                                    redaction.assessment(appraised.document(), caller),
                                    appraised,
                                    step.now(),
                                    step.deal().id(),
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

    private static ObjectNode summary(Revision revision) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("outcome", revision.outcome());
        data.set("requiredApprovals", JsonNodeFactory.instance.arrayNode());
        revision.required().forEach(data.withArray("requiredApprovals")::add);
        data.put("tcv", revision.figures().tcv().toPlainString());
        data.put("currency", revision.figures().policyCurrency());
        data.put("documentSha256", revision.sha256());
        return data;
    }
}

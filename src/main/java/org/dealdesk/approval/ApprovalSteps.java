package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.review.Rounds;
import org.dealdesk.approval.revision.ApprovalCoverage;
import org.dealdesk.approval.revision.RevisionDocument;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactionMetrics;
import org.dealdesk.approval.work.ReviewSteps;
import org.dealdesk.commission.Ledger;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.guardrail.gate.Clearance;
import org.dealdesk.guardrail.gate.GateRefused;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the process makes of a deal: it opens and cancels reviews, and in the end asks the gate. */
@Component
class ApprovalSteps implements ReviewSteps {

    private static final Logger log = LoggerFactory.getLogger(ApprovalSteps.class);

    private final Revisions revisions;
    private final Policies policies;
    private final Ledger ledger;
    private final Rounds rounds;
    private final DealTransactionMetrics metrics;

    ApprovalSteps(
            Revisions revisions, Policies policies, Ledger ledger, Rounds rounds, DealTransactionMetrics metrics) {
        this.revisions = revisions;
        this.policies = policies;
        this.ledger = ledger;
        this.rounds = rounds;
        this.metrics = metrics;
    }

    @Override
    public boolean asks(DealTransaction step, String function) {
        ApprovalFunction asked = ApprovalFunction.valueOf(function);
        ApprovalCoverage covering = new ApprovalCoverage(step, revision(step).required());
        return step.deal().isAppealed() ? covering.asksOnAppeal(asked) : covering.asks(asked);
    }

    @Override
    public boolean onAppeal(DealTransaction step) {
        return step.deal().isAppealed();
    }

    @Override
    public boolean tookPosition(DealTransaction step, String function) {
        return step.deal().isAppealed()
                && step.reviews().stream()
                        .filter(review -> review.roundId().equals(step.roundId()))
                        .anyMatch(review ->
                                review.function().name().equals(function) && review.status() == ReviewStatus.REJECTED);
    }

    @Override
    public boolean appealPossible(DealTransaction step) {
        return step.deal().dates().appealUntil() != null;
    }

    @Override
    public void reviewOpened(DealTransaction step, String function, String processInstanceId, String engineTaskId) {
        Policy policy = policies.version(step.deal().figures().policyVersion());
        ApprovalFunction asked = ApprovalFunction.valueOf(function);
        Review review = Review.of(
                        step.deal(),
                        asked,
                        ReviewStatus.OPEN,
                        RevisionDocument.reasons(revision(step), asked),
                        step.now(),
                        policy.approval().dueAt(asked, step.now()))
                .inEngine(
                        processInstanceId,
                        engineTaskId,
                        policy.approval().fallback().get(asked))
                .after(earlier(step).get(asked))
                .remindedOn(policy.approval().remindAt(asked, step.now()))
                .decidedBy(ballot(asked, policy));
        step.opened(review);
        ObjectNode data = review.reference();
        data.put("dueAt", Objects.toString(review.dueAt(), null));
        if (review.earlier() != null) {
            data.set("earlierApproval", CanonicalJson.read(review.earlier().compared()));
        }
        step.record(EventType.REVIEW_OPENED, data);
    }

    private static Ballot ballot(ApprovalFunction asked, Policy policy) {
        return asked == ApprovalFunction.COMMITTEE
                ? new Ballot(policy.approval().committee().quorum(), List.of())
                : Ballot.ONE;
    }

    /** What earlier approvals of the round's functions say of its revision; only a resubmission can have any. */
    private Map<ApprovalFunction, Review.Earlier> earlier(DealTransaction step) {
        if (step.earlier().isEmpty()) {
            step.earlier(step.deal().revision() == 1 ? Map.of() : rounds.earlier(step.roundId()));
        }
        return step.earlier().orElseThrow();
    }

    @Override
    public void reviewCancelled(DealTransaction step, String engineTaskId) {
        step.reviews().stream()
                .filter(review -> review.isOpen() && engineTaskId.equals(review.engineTask()))
                .forEach(review -> {
                    step.closed(review.cancelled(step.now()));
                    ObjectNode data = review.reference();
                    step.record(EventType.REVIEW_CANCELLED, data);
                });
    }

    @Override
    public void approved(DealTransaction step) {
        Policy policy = policies.version(step.deal().figures().policyVersion());
        Clearance clearance = clear(step, policy);
        step.become(step.deal().approved(step.now(), policy.approval().validUntil(step.today())));
        ObjectNode approved = JsonNodeFactory.instance.objectNode();
        approved.put("expiresOn", step.deal().dates().expiresOn().toString());
        step.record(EventType.DEAL_APPROVED, approved);
        step.commission(
                ledger.accrue(clearance, step.deal().id(), step.roundId(), step.today()), EventType.COMMISSION_ACCRUED);
        step.roundEnded();
    }

    private Clearance clear(DealTransaction step, Policy policy) {
        Revision revision = revision(step);
        try {
            return Clearance.of(
                    step.deal().number().toString(),
                    revision.number(),
                    RevisionDocument.reassess(revision, policy),
                    new ApprovalCoverage(step, revision.required()).standing(),
                    step.parties());
        } catch (GateRefused refused) {
            metrics.gateRefused();
            log.error("alarm=gate-refused deal={} reasons={}", step.deal().number(), refused.reasons());
            throw new Refusal(
                            ProblemType.GATE_REFUSED,
                            "The decision was not recorded: " + String.join("; ", refused.reasons()))
                    .with("reasons", refused.reasons());
        }
    }

    private Revision revision(DealTransaction step) {
        return step.revision().orElseGet(() -> {
            Revision stored =
                    revisions.find(step.deal().id(), step.deal().revision()).orElseThrow();
            step.revision(stored);
            return stored;
        });
    }
}

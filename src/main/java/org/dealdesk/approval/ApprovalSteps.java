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
import org.dealdesk.approval.revision.CurrentRevision;
import org.dealdesk.approval.revision.RevisionDocument;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactionMetrics;
import org.dealdesk.approval.work.ReviewSteps;
import org.dealdesk.commission.Ledger;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.gate.Clearance;
import org.dealdesk.guardrail.gate.GateRefused;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the process makes of a deal: it opens and cancels reviews, and in the end asks the gate. */
@Component
class ApprovalSteps implements ReviewSteps {

    private static final Logger log = LoggerFactory.getLogger(ApprovalSteps.class);

    private final CurrentRevision current;
    private final Ledger ledger;
    private final Rounds rounds;
    private final DealTransactionMetrics metrics;

    ApprovalSteps(CurrentRevision current, Ledger ledger, Rounds rounds, DealTransactionMetrics metrics) {
        this.current = current;
        this.ledger = ledger;
        this.rounds = rounds;
        this.metrics = metrics;
    }

    @Override
    public boolean asks(DealTransaction tx, String function) {
        ApprovalFunction asked = ApprovalFunction.valueOf(function);
        ApprovalCoverage covering = new ApprovalCoverage(tx, current.of(tx).required());
        return tx.deal().isAppealed() ? covering.asksOnAppeal(asked) : covering.asks(asked);
    }

    @Override
    public boolean onAppeal(DealTransaction tx) {
        return tx.deal().isAppealed();
    }

    @Override
    public boolean tookPosition(DealTransaction tx, String function) {
        return tx.deal().isAppealed()
                && tx.reviews().all().stream()
                        .filter(review -> review.roundId().equals(tx.roundId()))
                        .anyMatch(review ->
                                review.function().name().equals(function) && review.status() == ReviewStatus.REJECTED);
    }

    @Override
    public boolean appealPossible(DealTransaction tx) {
        return tx.deal().dates().appealUntil() != null;
    }

    @Override
    public void reviewOpened(DealTransaction tx, String function, String processInstanceId, String engineTaskId) {
        Policy policy = current.policy(tx);
        ApprovalFunction asked = ApprovalFunction.valueOf(function);
        Review review = Review.of(
                        tx.deal(),
                        asked,
                        ReviewStatus.OPEN,
                        RevisionDocument.reasons(current.of(tx), asked),
                        current.extent(tx),
                        tx.now(),
                        policy.approval().dueAt(asked, tx.now()))
                .inEngine(
                        processInstanceId,
                        engineTaskId,
                        policy.approval().fallback().get(asked))
                .after(earlier(tx).get(asked))
                .remindedOn(policy.approval().remindAt(asked, tx.now()))
                .decidedBy(ballot(asked, policy));
        tx.reviews().open(review);
        ObjectNode data = review.reference();
        data.put("dueAt", Objects.toString(review.dueAt(), null));
        if (review.earlier() != null) {
            data.set("earlierApproval", CanonicalJson.read(review.earlier().compared()));
        }
        tx.record(EventType.REVIEW_OPENED, data);
    }

    private static Ballot ballot(ApprovalFunction asked, Policy policy) {
        return asked == ApprovalFunction.COMMITTEE
                ? new Ballot(policy.approval().committee().quorum(), List.of())
                : Ballot.ONE;
    }

    /** What earlier approvals of the round's functions say of its revision; only a resubmission can have any. */
    private Map<ApprovalFunction, Review.Earlier> earlier(DealTransaction tx) {
        if (tx.round().earlier().isEmpty()) {
            tx.round().earlier(tx.deal().revision() == 1 ? Map.of() : rounds.earlier(tx.roundId()));
        }
        return tx.round().earlier().orElseThrow();
    }

    @Override
    public void reviewCancelled(DealTransaction tx, String engineTaskId) {
        tx.reviews().all().stream()
                .filter(review -> review.isOpen() && engineTaskId.equals(review.engineTask()))
                .forEach(review -> {
                    tx.reviews().close(review.cancelled(tx.now()));
                    ObjectNode data = review.reference();
                    tx.record(EventType.REVIEW_CANCELLED, data);
                });
    }

    @Override
    public void approved(DealTransaction tx) {
        Policy policy = current.policy(tx);
        Clearance clearance = clear(tx, policy);
        tx.become(tx.deal().approved(tx.now(), policy.approval().validUntil(tx.today())));
        ObjectNode approved = JsonNodeFactory.instance.objectNode();
        approved.put("expiresOn", tx.deal().dates().expiresOn().toString());
        tx.record(EventType.DEAL_APPROVED, approved);
        tx.post(ledger.accrue(clearance, tx.deal().id(), tx.roundId()), EventType.COMMISSION_ACCRUED);
        tx.round().end();
    }

    private Clearance clear(DealTransaction tx, Policy policy) {
        Revision revision = current.of(tx);
        try {
            return Clearance.of(
                    tx.deal().number().toString(),
                    revision.number(),
                    RevisionDocument.reassess(revision, policy),
                    current.extent(tx),
                    new ApprovalCoverage(tx, revision.required()).standing(),
                    tx.parties());
        } catch (GateRefused refused) {
            metrics.gateRefused();
            log.error("alarm=gate-refused deal={} reasons={}", tx.deal().number(), refused.reasons());
            throw new Refusal(
                            ProblemType.GATE_REFUSED,
                            "The decision was not recorded: " + String.join("; ", refused.reasons()))
                    .with("reasons", refused.reasons());
        }
    }
}

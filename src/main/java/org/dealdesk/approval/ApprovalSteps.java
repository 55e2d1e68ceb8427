package org.dealdesk.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.dealdesk.commission.Ledger;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.guardrail.Clearance;
import org.dealdesk.guardrail.GateRefused;
import org.dealdesk.guardrail.StandingApproval;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policies;
import org.dealdesk.policy.Policy;
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
    private final StepMetrics metrics;

    ApprovalSteps(Revisions revisions, Policies policies, Ledger ledger, StepMetrics metrics) {
        this.revisions = revisions;
        this.policies = policies;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    @Override
    public boolean asks(String dealNumber, String function) {
        return revision(Steps.current())
                .required()
                .contains(ApprovalFunction.valueOf(function).name());
    }

    @Override
    public void reviewOpened(String dealNumber, String function, String processInstanceId, String engineTaskId) {
        Step step = Steps.current();
        Policy policy = policies.version(step.deal().figures().policyVersion());
        ApprovalFunction asked = ApprovalFunction.valueOf(function);
        Review review = new Review(
                ReviewId.of(step.deal(), asked).toString(),
                step.roundId(),
                step.deal().id(),
                step.deal().revision(),
                asked,
                policy.approval().fallback().get(asked),
                ReviewStatus.OPEN,
                processInstanceId,
                engineTaskId,
                step.now(),
                policy.approval().dueAt(asked, step.now()),
                null,
                null,
                CanonicalJson.write(reasons(revision(step), function)),
                step.deal().figures().tcv(),
                step.deal().figures().trueMarginPct(),
                null);
        step.opened(review);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("review", review.id());
        data.put("function", function);
        data.put("dueAt", Objects.toString(review.dueAt(), null));
        step.record(EventType.REVIEW_OPENED, data);
    }

    @Override
    public void reviewCancelled(String engineTaskId) {
        Step step = Steps.current();
        step.reviews().stream()
                .filter(review -> review.isOpen() && engineTaskId.equals(review.engineTask()))
                .forEach(review -> {
                    step.closed(review.cancelled(step.now()));
                    ObjectNode data = JsonNodeFactory.instance.objectNode();
                    data.put("review", review.id());
                    data.put("function", review.function().name());
                    step.record(EventType.REVIEW_CANCELLED, data);
                });
    }

    @Override
    public void approved(String dealNumber) {
        Step step = Steps.current();
        Policy policy = policies.version(step.deal().figures().policyVersion());
        Clearance clearance = clear(step, policy);
        step.become(step.deal()
                .approved(step.now(), step.today().plusDays(policy.approval().validDays())));
        ObjectNode approved = JsonNodeFactory.instance.objectNode();
        approved.put("expiresOn", step.deal().dates().expiresOn().toString());
        step.record(EventType.DEAL_APPROVED, approved);
        step.commission(
                ledger.accrue(clearance, step.deal().id(), step.roundId(), step.today()), EventType.COMMISSION_ACCRUED);
        step.roundEnded();
    }

    private Clearance clear(Step step, Policy policy) {
        Revision revision = revision(step);
        try {
            return Clearance.of(
                    step.deal().number().toString(),
                    revision.number(),
                    RevisionDocument.reassess(revision, policy),
                    standing(step),
                    step.parties());
        } catch (GateRefused refused) {
            metrics.gateRefused();
            log.error("alarm=gate-refused deal={} reasons={}", step.deal().number(), refused.reasons());
            throw new Refusal(ProblemType.GATE_REFUSED, "Nothing was recorded: " + String.join("; ", refused.reasons()))
                    .with("reasons", refused.reasons());
        }
    }

    /** The approvals of the round at hand: every required function has been asked in it. */
    private List<StandingApproval> standing(Step step) {
        String round = step.roundId();
        return step.reviews().stream()
                .filter(review -> review.roundId().equals(round) && review.status() == ReviewStatus.APPROVED)
                .map(review -> new StandingApproval(
                        review.function(),
                        review.decision().cover(),
                        review.decision().actor(),
                        review.decision().onBehalfOf(),
                        review.id()))
                .toList();
    }

    private static ArrayNode reasons(Revision revision, String function) {
        ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
        for (JsonNode finding : revision.assessment().required("findings")) {
            for (JsonNode asked : finding.required("approvals")) {
                if (asked.textValue().equals(function)) {
                    reasons.add(finding);
                }
            }
        }
        return reasons;
    }

    private Revision revision(Step step) {
        return step.revision().orElseGet(() -> {
            Revision stored =
                    revisions.find(step.deal().id(), step.deal().revision()).orElseThrow();
            step.revision(stored);
            return stored;
        });
    }
}

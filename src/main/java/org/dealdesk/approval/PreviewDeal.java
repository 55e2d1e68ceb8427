package org.dealdesk.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.revision.DealAssessor;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.view.Explanations;
import org.dealdesk.approval.ways.AssessmentWays;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Proposal;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Assesses a proposal as if it were submitted now, without storing it. */
@Component
public class PreviewDeal {

    private final DealAssessor appraisal;
    private final Policies policies;
    private final AssessmentWays offer;
    private final Explanations explanations;
    private final CostRedaction redaction;
    private final Clock clock;

    PreviewDeal(
            DealAssessor appraisal,
            Policies policies,
            AssessmentWays offer,
            Explanations explanations,
            CostRedaction redaction,
            Clock clock) {
        this.appraisal = appraisal;
        this.policies = policies;
        this.offer = offer;
        this.explanations = explanations;
        this.redaction = redaction;
        this.clock = clock;
    }

    /** The assessment with its ways to reduce approvals and, where that is asked for, how it came about, as the caller may read it. */
    public JsonNode assess(Proposal proposal, boolean explaining, Faults faults, Caller caller) {
        Instant now = clock.instant();
        Appraised appraised = appraise(proposal, faults, now, caller);
        JsonNode assessment =
                explaining ? explanations.of(appraised, caller) : redaction.assessment(appraised.document(), caller);
        return offer.with(assessment, appraised, now, 0, caller);
    }

    /** The ways to reduce approvals alone, as the caller may read them. */
    public JsonNode ways(Proposal proposal, Faults faults, Caller caller) {
        Instant now = clock.instant();
        Appraised appraised = appraise(proposal, faults, now, caller);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("policy", appraised.policy().version());
        answer.put("outcome", appraised.assessment().outcome().name());
        ArrayNode required = answer.putArray("requiredApprovals");
        appraised.assessment().requiredApprovals().forEach(function -> required.add(function.name()));
        return answer.setAll(offer.ways(appraised, now, 0, caller));
    }

    /**
     * The assessment of what the owner of a deal is writing, as they may read it.
     *
     * @param stored the deal that would be submitted again, which is never among the customer's others; null for a new one
     * @param withWays whether its ways to reduce approvals are wanted, which take longer than all the rest
     */
    public JsonNode assess(Proposal proposal, Deal stored, boolean withWays, Faults faults, Caller caller) {
        Instant now = clock.instant();
        long except = stored == null ? 0 : stored.id();
        Policy policy = policies.inForce(policies.day(now));
        appraisal.check(proposal, policy, faults);
        Appraised appraised = stored == null
                ? appraisal.appraise(proposal, caller.id(), policy, now, 0)
                : appraisal.appraise(proposal, stored.ownedBy(caller.id()), policy, now);
        JsonNode assessment = redaction.assessment(appraised.document(), caller);
        return withWays ? offer.with(assessment, appraised, now, except, caller) : assessment;
    }

    private Appraised appraise(Proposal proposal, Faults faults, Instant now, Caller caller) {
        Policy policy = policies.inForce(policies.day(now));
        appraisal.check(proposal, policy, faults);
        return appraisal.appraise(proposal, caller.id(), policy, now, 0);
    }
}

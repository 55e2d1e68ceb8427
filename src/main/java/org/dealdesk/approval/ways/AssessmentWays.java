package org.dealdesk.approval.ways;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.revision.DealAssessor;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.approval.revision.RevisionDocument;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.remedy.WaysToApproval;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Adds the ways to reduce approvals to an assessment. They are worked out when they are first asked for and never stored. */
@Component
public class AssessmentWays {

    private final DealAssessor assessor;
    private final Policies policies;
    private final CostRedaction redaction;
    private final KnownWays known;
    private final Clock clock;

    AssessmentWays(DealAssessor assessor, Policies policies, CostRedaction redaction, KnownWays known, Clock clock) {
        this.assessor = assessor;
        this.policies = policies;
        this.redaction = redaction;
        this.known = known;
        this.clock = clock;
    }

    /**
     * With the ways of a deal's latest revision, under the policy it was made under; without ways where the deal can no longer be changed.
     *
     * @param assessment the revision's, as the caller may read it
     */
    public JsonNode to(JsonNode assessment, DealView view, Caller caller) {
        Deal deal = view.deal();
        if (deal.status() != DealStatus.IN_REVIEW && !deal.status().editable()) {
            return assessment;
        }
        Revision revision = view.revision();
        String version = revision.figures().policyVersion();
        boolean withCost = !redaction.hidesCost(version, caller);
        KnownWays.Of of = new KnownWays.Of(deal.id(), revision.number(), version, withCost);
        return with(assessment, known.of(of, () -> {
            Appraised appraised = RevisionDocument.appraised(revision, policies.version(version));
            DealAssessor.Searched searched = assessor.ways(appraised, clock.instant(), deal.id());
            return new KnownWays.Found(json(searched.ways(), withCost), searched.lasting());
        }));
    }

    /**
     * With the ways of what was just appraised.
     *
     * @param except the deal itself, which is never among the customer's others; 0 for one that is not stored
     */
    public JsonNode with(JsonNode assessment, Appraised appraised, Instant now, long except, Caller caller) {
        return with(assessment, ways(appraised, now, except, caller));
    }

    /** The ways alone. */
    public ObjectNode ways(Appraised appraised, Instant now, long except, Caller caller) {
        return json(
                assessor.ways(appraised, now, except).ways(),
                !redaction.hidesCost(appraised.policy().version(), caller));
    }

    private static JsonNode with(JsonNode assessment, ObjectNode ways) {
        ObjectNode offered = assessment.deepCopy();
        offered.setAll(ways);
        return offered;
    }

    private static ObjectNode json(WaysToApproval ways, boolean withCost) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ways.writeTo(json, withCost);
        return json;
    }
}

package org.dealdesk.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.dealdesk.approval.Appraisal.Appraised;
import org.dealdesk.approval.view.CostRedaction;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.guardrail.WaysToYes;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.Policies;
import org.dealdesk.policy.Policy;
import org.springframework.stereotype.Component;

/** Adds the ways to yes to an assessment. They are worked out when they are asked for and never stored. */
@Component
public class OfferWays {

    private final Appraisal appraisal;
    private final Policies policies;
    private final CostRedaction redaction;
    private final Clock clock;

    OfferWays(Appraisal appraisal, Policies policies, CostRedaction redaction, Clock clock) {
        this.appraisal = appraisal;
        this.policies = policies;
        this.redaction = redaction;
        this.clock = clock;
    }

    /**
     * With the ways of a deal's latest revision, under the policy it was made under; without any where nothing can be changed any more.
     *
     * @param assessment the revision's, as the caller may read it
     */
    public JsonNode to(JsonNode assessment, DealView view, Caller caller) {
        Deal deal = view.deal();
        if (deal.status() != DealStatus.IN_REVIEW && !deal.status().editable()) {
            return assessment;
        }
        Policy policy = policies.version(view.revision().figures().policyVersion());
        Appraised appraised = RevisionDocument.appraised(view.revision(), policy);
        return with(assessment, appraised, clock.instant(), deal.id(), caller);
    }

    /**
     * With the ways of what was just appraised.
     *
     * @param except the deal itself, which is never among the customer's others; 0 for one that is not stored
     */
    JsonNode with(JsonNode assessment, Appraised appraised, Instant now, long except, Caller caller) {
        ObjectNode offered = assessment.deepCopy();
        offered.setAll(ways(appraised, now, except, caller));
        return offered;
    }

    /** The ways alone. */
    ObjectNode ways(Appraised appraised, Instant now, long except, Caller caller) {
        WaysToYes ways = appraisal.ways(appraised, now, except);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ways.writeTo(json, !redaction.hidesCost(appraised.policy().version(), caller));
        return json;
    }
}

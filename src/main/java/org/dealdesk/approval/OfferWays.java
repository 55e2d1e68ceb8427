package org.dealdesk.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.dealdesk.approval.Appraisal.Appraised;
import org.dealdesk.approval.view.CostRedaction;
import org.dealdesk.approval.ways.KnownWays;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.WaysToYes;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.Policies;
import org.springframework.stereotype.Component;

/** Adds the ways to yes to an assessment. They are worked out when they are first asked for and never stored. */
@Component
public class OfferWays {

    private final Appraisal appraisal;
    private final Policies policies;
    private final CostRedaction redaction;
    private final KnownWays known;
    private final Clock clock;

    OfferWays(Appraisal appraisal, Policies policies, CostRedaction redaction, KnownWays known, Clock clock) {
        this.appraisal = appraisal;
        this.policies = policies;
        this.redaction = redaction;
        this.known = known;
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
        Revision revision = view.revision();
        String version = revision.figures().policyVersion();
        boolean withCost = !redaction.hidesCost(version, caller);
        KnownWays.Of of = new KnownWays.Of(deal.id(), revision.number(), version, withCost);
        return with(assessment, known.of(of, () -> {
            Appraised appraised = RevisionDocument.appraised(revision, policies.version(version));
            Appraisal.Searched searched = appraisal.ways(appraised, clock.instant(), deal.id());
            return new KnownWays.Found(json(searched.ways(), withCost), searched.lasting());
        }));
    }

    /**
     * With the ways of what was just appraised.
     *
     * @param except the deal itself, which is never among the customer's others; 0 for one that is not stored
     */
    JsonNode with(JsonNode assessment, Appraised appraised, Instant now, long except, Caller caller) {
        return with(assessment, ways(appraised, now, except, caller));
    }

    /** The ways alone. */
    ObjectNode ways(Appraised appraised, Instant now, long except, Caller caller) {
        return json(
                appraisal.ways(appraised, now, except).ways(),
                !redaction.hidesCost(appraised.policy().version(), caller));
    }

    private static JsonNode with(JsonNode assessment, ObjectNode ways) {
        ObjectNode offered = assessment.deepCopy();
        offered.setAll(ways);
        return offered;
    }

    private static ObjectNode json(WaysToYes ways, boolean withCost) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ways.writeTo(json, withCost);
        return json;
    }
}

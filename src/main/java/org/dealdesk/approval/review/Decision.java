package org.dealdesk.approval.review;

import java.time.Instant;
import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;

/**
 * The permanent decision on a review.
 *
 * @param conditions what an approval holds later revisions to
 * @param proposal the deal as the reviewer would approve it, a counter-offer; null where there is none
 */
public record Decision(
        Outcome outcome, By by, String comment, List<Condition> conditions, Proposal proposal, Instant decidedAt) {

    /**
     * Who decided.
     *
     * @param cover whether they hold the review's function themselves or stood in as its fallback; {@code OVERRIDE} where the
     *     committee approved on appeal
     * @param onBehalfOf the people they decided for, if they did
     * @param limits of their authority, those of the people they decided for included
     */
    public record By(String actor, List<String> onBehalfOf, Cover cover, Limits limits) {

        public By {
            onBehalfOf = List.copyOf(onBehalfOf);
        }
    }

    public Decision {
        conditions = List.copyOf(conditions);
    }

    public String actor() {
        return by.actor();
    }

    public List<String> onBehalfOf() {
        return by.onBehalfOf();
    }

    public Cover cover() {
        return by.cover();
    }

    /** The limits of authority under which it was made. */
    public Limits limits() {
        return by.limits();
    }

    public Decision withConditions(List<Condition> others) {
        return new Decision(outcome, by, comment, others, proposal, decidedAt);
    }
}

package org.dealdesk.approval.review;

import java.time.Instant;
import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;

/**
 * The permanent decision on a review.
 *
 * @param cover whether they hold the review's function themselves or stood in as its fallback; {@code OVERRIDE} where the committee
 *     approved on appeal
 * @param onBehalfOf the people they decided for, if they did
 * @param conditions what an approval holds later revisions to
 * @param proposal the deal as the reviewer would approve it, a counter-offer; null where there is none
 */
public record Decision(
        Outcome outcome,
        Cover cover,
        String actor,
        List<String> onBehalfOf,
        String comment,
        List<Condition> conditions,
        Proposal proposal,
        Instant decidedAt) {

    public Decision {
        onBehalfOf = List.copyOf(onBehalfOf);
        conditions = List.copyOf(conditions);
    }

    public Decision withConditions(List<Condition> others) {
        return new Decision(outcome, cover, actor, onBehalfOf, comment, others, proposal, decidedAt);
    }
}

package org.dealdesk.approval;

import java.time.Instant;
import java.util.List;
import org.dealdesk.guardrail.StandingApproval.Cover;

/**
 * What somebody decided on a review, for ever.
 *
 * @param cover whether they hold the review's function themselves or stood in as its fallback
 * @param onBehalfOf the people they decided for, if they did
 */
public record Decision(
        Outcome outcome, Cover cover, String actor, List<String> onBehalfOf, String comment, Instant decidedAt) {}

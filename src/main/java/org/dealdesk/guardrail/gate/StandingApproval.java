package org.dealdesk.guardrail.gate;

import java.util.List;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.policy.ApprovalFunction;

/**
 * An approval that stands for the revision at hand.
 *
 * @param function for which function it counts
 * @param person who decided
 * @param onBehalfOf the people that the person decided for
 * @param decisionId the decision it comes from; one decision of the committee can give several approvals
 * @param limits of authority under which it was given
 */
public record StandingApproval(
        ApprovalFunction function,
        Cover cover,
        String person,
        List<String> onBehalfOf,
        String decisionId,
        Limits limits) {

    /** How a required function came to be covered. */
    public enum Cover {
        PERSON,
        FALLBACK,
        CARRIED_OVER,
        OVERRIDE
    }

    public StandingApproval {
        onBehalfOf = List.copyOf(onBehalfOf);
    }
}

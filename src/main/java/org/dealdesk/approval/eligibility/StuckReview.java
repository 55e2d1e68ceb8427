package org.dealdesk.approval.eligibility;

import java.time.Instant;
import org.dealdesk.policy.ApprovalFunction;

/**
 * An open review without an eligible approver, now or if a given person left.
 *
 * @param stuckSince since when an alarm stands for it; null where it can be decided as things are
 */
public record StuckReview(
        String review,
        String deal,
        ApprovalFunction function,
        int revision,
        Instant openedAt,
        Instant dueAt,
        Instant stuckSince) {}

package org.dealdesk.approval;

import java.math.BigDecimal;
import java.time.Instant;
import org.dealdesk.policy.ApprovalFunction;

/**
 * The task of one approval function for one revision.
 *
 * @param fallback whose members may decide where no member of {@code function} can; null: nobody
 * @param dueAt the end of its service level, or null
 * @param reasons the findings that asked for the function, as JSON
 * @param assignee who is on it, or null; deciding needs no claim
 * @param decision null while it is open, and for a review that ended without one
 */
public record Review(
        String id,
        String roundId,
        long dealId,
        int revision,
        ApprovalFunction function,
        ApprovalFunction fallback,
        ReviewStatus status,
        String processInstance,
        String engineTask,
        Instant openedAt,
        Instant dueAt,
        Instant closedAt,
        String assignee,
        String reasons,
        BigDecimal tcv,
        BigDecimal trueMarginPct,
        Decision decision) {

    public boolean isOpen() {
        return status == ReviewStatus.OPEN;
    }

    Review decided(Decision by) {
        return ended(by.outcome().reviewBecomes(), by.decidedAt(), by);
    }

    Review cancelled(Instant at) {
        return ended(ReviewStatus.CANCELLED, at, null);
    }

    Review assignedTo(String person) {
        return new Review(
                id,
                roundId,
                dealId,
                revision,
                function,
                fallback,
                status,
                processInstance,
                engineTask,
                openedAt,
                dueAt,
                closedAt,
                person,
                reasons,
                tcv,
                trueMarginPct,
                decision);
    }

    private Review ended(ReviewStatus as, Instant at, Decision by) {
        return new Review(
                id,
                roundId,
                dealId,
                revision,
                function,
                fallback,
                as,
                processInstance,
                engineTask,
                openedAt,
                dueAt,
                at,
                assignee,
                reasons,
                tcv,
                trueMarginPct,
                by);
    }
}

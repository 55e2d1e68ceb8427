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
 * @param earlier the function's earlier approval, where it had given one
 * @param ballot how many must vote to decide it, and who has
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
        Earlier earlier,
        Ballot ballot,
        Decision decision) {

    /**
     * The function's earlier approval. A review that is {@code CARRIED_OVER} stands on it; any other one shows why it could not.
     *
     * @param review the review in which it was given
     * @param compared what it was given for and what is proposed now, as JSON
     */
    public record Earlier(String review, String compared) {}

    /** The review of a function in the round at hand; where it is not open, it begins and ends in this moment. */
    static Review of(Step step, ApprovalFunction function, ReviewStatus status, String reasons, Instant dueAt) {
        return new Review(
                ReviewId.of(step.deal(), function).toString(),
                step.roundId(),
                step.deal().id(),
                step.deal().revision(),
                function,
                null,
                status,
                null,
                null,
                step.now(),
                dueAt,
                status == ReviewStatus.OPEN ? null : step.now(),
                null,
                reasons,
                step.deal().figures().tcv(),
                step.deal().figures().trueMarginPct(),
                null,
                Ballot.ONE,
                null);
    }

    public boolean isOpen() {
        return status == ReviewStatus.OPEN;
    }

    Review decided(Decision by) {
        return ended(by.outcome().reviewBecomes(), by.decidedAt(), by);
    }

    /** An approval that a later revision has broken the conditions of. */
    Review voided() {
        return ended(ReviewStatus.VOID, closedAt, decision);
    }

    Review cancelled(Instant at) {
        return ended(ReviewStatus.CANCELLED, at, null);
    }

    Review inEngine(String instance, String task, ApprovalFunction standsIn) {
        return copy(standsIn, status, instance, task, closedAt, assignee, earlier, ballot, decision);
    }

    Review assignedTo(String person) {
        return copy(fallback, status, processInstance, engineTask, closedAt, person, earlier, ballot, decision);
    }

    Review after(Earlier approval) {
        return copy(fallback, status, processInstance, engineTask, closedAt, assignee, approval, ballot, decision);
    }

    Review decidedBy(Ballot cast) {
        return copy(fallback, status, processInstance, engineTask, closedAt, assignee, earlier, cast, decision);
    }

    private Review ended(ReviewStatus as, Instant at, Decision by) {
        return copy(fallback, as, processInstance, engineTask, at, assignee, earlier, ballot, by);
    }

    private Review copy(
            ApprovalFunction standsIn,
            ReviewStatus as,
            String instance,
            String task,
            Instant closed,
            String person,
            Earlier approval,
            Ballot cast,
            Decision by) {
        return new Review(
                id,
                roundId,
                dealId,
                revision,
                function,
                standsIn,
                as,
                instance,
                task,
                openedAt,
                dueAt,
                closed,
                person,
                reasons,
                tcv,
                trueMarginPct,
                approval,
                cast,
                by);
    }
}

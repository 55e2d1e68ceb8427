package org.dealdesk.approval.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.dealdesk.deal.Deal;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.policy.ApprovalFunction;

/**
 * The task of one approval function for one revision.
 *
 * @param fallback whose members may decide where no member of {@code function} can; null: none
 * @param dueAt the end of its service level, or null
 * @param reasons the findings that asked for the function, as JSON
 * @param assignee who is on it, or null; deciding needs no claim
 * @param earlier the function's earlier approval, where it had given one
 * @param notices when its members are reminded, and what has been told of it
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
        Notices notices,
        Ballot ballot,
        Decision decision) {

    /**
     * The function's earlier approval. A review that is {@code CARRIED_OVER} stands on it; any other one shows why it could not.
     *
     * @param review the review in which it was given
     * @param compared what it was given for and what is proposed now, as JSON
     */
    public record Earlier(String review, String compared) {}

    /**
     * What has been told of a review: by its service level once each, and the alarm as long as it stands.
     *
     * @param remindAt half of its business hours after it opened
     * @param remindedAt when that was recorded, or null
     * @param escalatedAt when it was recorded that it is overdue, or null
     * @param alarmedAt when it was recorded that it has no eligible approver; null where it has one
     */
    public record Notices(Instant remindAt, Instant remindedAt, Instant escalatedAt, Instant alarmedAt) {}

    /** The review of a function in the round at hand; where it is not open, it begins and ends in this moment. */
    public static Review of(
            Deal deal, ApprovalFunction function, ReviewStatus status, String reasons, Instant now, Instant dueAt) {
        return new Review(
                ReviewId.of(deal, function).toString(),
                ReviewId.round(deal),
                deal.id(),
                deal.revision(),
                function,
                null,
                status,
                null,
                null,
                now,
                dueAt,
                status == ReviewStatus.OPEN ? null : now,
                null,
                reasons,
                deal.figures().tcv(),
                deal.figures().trueMarginPct(),
                null,
                new Notices(dueAt, null, null, null),
                Ballot.ONE,
                null);
    }

    public boolean isOpen() {
        return status == ReviewStatus.OPEN;
    }

    /** Whether the committee approved over rejections here. */
    public boolean isOverride() {
        return status == ReviewStatus.APPROVED && decision.cover() == Cover.OVERRIDE;
    }

    /** How records refer to it. */
    public ObjectNode reference() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("review", id);
        json.put("function", function.name());
        return json;
    }

    public Review decided(Decision by) {
        return ended(by.outcome().reviewBecomes(), by.decidedAt(), by);
    }

    /** An approval that a later revision has broken the conditions of. */
    public Review voided() {
        return ended(ReviewStatus.VOID, closedAt, decision);
    }

    public Review cancelled(Instant at) {
        return ended(ReviewStatus.CANCELLED, at, null);
    }

    public Review inEngine(String instance, String task, ApprovalFunction standsIn) {
        return copy(standsIn, status, instance, task, closedAt, assignee, earlier, notices, ballot, decision);
    }

    public Review assignedTo(String person) {
        return copy(
                fallback, status, processInstance, engineTask, closedAt, person, earlier, notices, ballot, decision);
    }

    public Review after(Earlier approval) {
        return copy(
                fallback, status, processInstance, engineTask, closedAt, assignee, approval, notices, ballot, decision);
    }

    public Review remindedOn(Instant at) {
        return noticed(new Notices(at, null, null, null));
    }

    /** Half of the service level has passed, and that is recorded now. */
    public Review reminded(Instant at) {
        return noticed(new Notices(notices.remindAt(), at, notices.escalatedAt(), notices.alarmedAt()));
    }

    /** The service level is over, and that is recorded now. */
    public Review escalated(Instant at) {
        return noticed(new Notices(notices.remindAt(), notices.remindedAt(), at, notices.alarmedAt()));
    }

    public boolean isReminderDue(Instant now) {
        return isOpen() && notices.remindedAt() == null && !now.isBefore(notices.remindAt());
    }

    public boolean isEscalationDue(Instant now) {
        return isOpen() && notices.escalatedAt() == null && !now.isBefore(dueAt);
    }

    public Review decidedBy(Ballot cast) {
        return copy(
                fallback, status, processInstance, engineTask, closedAt, assignee, earlier, notices, cast, decision);
    }

    /** The same review with these in the place of what it was compared with and decided. */
    public Review with(Earlier shown, Decision by) {
        return copy(fallback, status, processInstance, engineTask, closedAt, assignee, shown, notices, ballot, by);
    }

    private Review noticed(Notices told) {
        return copy(fallback, status, processInstance, engineTask, closedAt, assignee, earlier, told, ballot, decision);
    }

    private Review ended(ReviewStatus as, Instant at, Decision by) {
        return copy(fallback, as, processInstance, engineTask, at, assignee, earlier, notices, ballot, by);
    }

    private Review copy(
            ApprovalFunction standsIn,
            ReviewStatus as,
            String instance,
            String task,
            Instant closed,
            String person,
            Earlier approval,
            Notices told,
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
                told,
                cast,
                by);
    }
}

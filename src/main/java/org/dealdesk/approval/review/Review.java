package org.dealdesk.approval.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.dealdesk.deal.Deal;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;
import org.dealdesk.policy.ApprovalFunction;

/**
 * The task of one approval function for one revision.
 *
 * @param task the engine's; null for a review that never waits for a decision
 * @param earlier the function's earlier approval, where it had given one
 * @param ballot how many must vote to decide it, and who has
 * @param decision null while it is open, and for a review that ended without one
 */
public record Review(
        String id, Subject subject, Task task, Progress progress, Earlier earlier, Ballot ballot, Decision decision) {

    /**
     * What is asked.
     *
     * @param fallback whose members may decide where no member of {@code function} can; null: none
     * @param reasons the findings that asked for the function, as JSON
     */
    public record Subject(
            String roundId,
            long dealId,
            int revision,
            ApprovalFunction function,
            ApprovalFunction fallback,
            String reasons,
            Worth worth) {}

    /**
     * The revision's figures.
     *
     * @param extent what of it is compared with limits of authority
     */
    public record Worth(BigDecimal tcv, BigDecimal trueMarginPct, Extent extent) {}

    /** The user task in the engine that waits for the decision. */
    public record Task(String processInstance, String id) {}

    /**
     * How far it has come.
     *
     * @param dueAt the end of its service level, or null
     * @param assignee who is on it, or null; deciding needs no claim
     * @param notices when its members are reminded, and what has been told of it
     */
    public record Progress(
            ReviewStatus status, Instant openedAt, Instant dueAt, Instant closedAt, String assignee, Notices notices) {

        private Progress ended(ReviewStatus as, Instant at) {
            return new Progress(as, openedAt, dueAt, at, assignee, notices);
        }

        private Progress assignedTo(String person) {
            return new Progress(status, openedAt, dueAt, closedAt, person, notices);
        }

        private Progress noticed(Notices told) {
            return new Progress(status, openedAt, dueAt, closedAt, assignee, told);
        }
    }

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
            Deal deal,
            ApprovalFunction function,
            ReviewStatus status,
            String reasons,
            Extent extent,
            Instant now,
            Instant dueAt) {
        Worth worth = new Worth(deal.figures().tcv(), deal.figures().trueMarginPct(), extent);
        return new Review(
                ReviewId.of(deal, function).toString(),
                new Subject(ReviewId.round(deal), deal.id(), deal.revision(), function, null, reasons, worth),
                null,
                new Progress(
                        status,
                        now,
                        dueAt,
                        status == ReviewStatus.OPEN ? null : now,
                        null,
                        new Notices(dueAt, null, null, null)),
                null,
                Ballot.ONE,
                null);
    }

    public String roundId() {
        return subject.roundId();
    }

    public long dealId() {
        return subject.dealId();
    }

    public int revision() {
        return subject.revision();
    }

    public ApprovalFunction function() {
        return subject.function();
    }

    public ApprovalFunction fallback() {
        return subject.fallback();
    }

    public String reasons() {
        return subject.reasons();
    }

    public BigDecimal tcv() {
        return subject.worth().tcv();
    }

    public BigDecimal trueMarginPct() {
        return subject.worth().trueMarginPct();
    }

    /** What of the revision is compared with limits of authority. */
    public Extent extent() {
        return subject.worth().extent();
    }

    public String processInstance() {
        return task == null ? null : task.processInstance();
    }

    public String engineTask() {
        return task == null ? null : task.id();
    }

    public ReviewStatus status() {
        return progress.status();
    }

    public Instant openedAt() {
        return progress.openedAt();
    }

    public Instant dueAt() {
        return progress.dueAt();
    }

    public Instant closedAt() {
        return progress.closedAt();
    }

    public String assignee() {
        return progress.assignee();
    }

    public Notices notices() {
        return progress.notices();
    }

    public boolean isOpen() {
        return status() == ReviewStatus.OPEN;
    }

    /** Whether the committee approved over rejections here. */
    public boolean isOverride() {
        return status() == ReviewStatus.APPROVED && decision.cover() == Cover.OVERRIDE;
    }

    /** How records refer to it. */
    public ObjectNode reference() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("review", id);
        json.put("function", function().name());
        return json;
    }

    public Review decided(Decision by) {
        return ended(by.outcome().reviewBecomes(), by.decidedAt(), by);
    }

    /** An approval that a later revision has broken the conditions of. */
    public Review voided() {
        return ended(ReviewStatus.VOID, closedAt(), decision);
    }

    public Review cancelled(Instant at) {
        return ended(ReviewStatus.CANCELLED, at, null);
    }

    public Review inEngine(String instance, String taskId, ApprovalFunction standsIn) {
        Subject asked = new Subject(roundId(), dealId(), revision(), function(), standsIn, reasons(), subject.worth());
        return new Review(id, asked, new Task(instance, taskId), progress, earlier, ballot, decision);
    }

    public Review assignedTo(String person) {
        return at(progress.assignedTo(person));
    }

    public Review after(Earlier approval) {
        return with(approval, decision);
    }

    public Review remindedOn(Instant at) {
        return noticed(new Notices(at, null, null, null));
    }

    /** Half of the service level has passed, and that is recorded now. */
    public Review reminded(Instant at) {
        Notices told = notices();
        return noticed(new Notices(told.remindAt(), at, told.escalatedAt(), told.alarmedAt()));
    }

    /** The service level is over, and that is recorded now. */
    public Review escalated(Instant at) {
        Notices told = notices();
        return noticed(new Notices(told.remindAt(), told.remindedAt(), at, told.alarmedAt()));
    }

    /** It has no eligible approver, and that is recorded now; with null, it has one again. */
    public Review alarmed(Instant at) {
        Notices told = notices();
        return noticed(new Notices(told.remindAt(), told.remindedAt(), told.escalatedAt(), at));
    }

    public boolean isReminderDue(Instant now) {
        return isOpen()
                && notices().remindedAt() == null
                && !now.isBefore(notices().remindAt());
    }

    public boolean isEscalationDue(Instant now) {
        return isOpen() && notices().escalatedAt() == null && !now.isBefore(dueAt());
    }

    public Review decidedBy(Ballot cast) {
        return new Review(id, subject, task, progress, earlier, cast, decision);
    }

    /** The same review with these in the place of what it was compared with and decided. */
    public Review with(Earlier shown, Decision by) {
        return new Review(id, subject, task, progress, shown, ballot, by);
    }

    private Review noticed(Notices told) {
        return at(progress.noticed(told));
    }

    private Review ended(ReviewStatus as, Instant at, Decision by) {
        return new Review(id, subject, task, progress.ended(as, at), earlier, ballot, by);
    }

    private Review at(Progress now) {
        return new Review(id, subject, task, now, earlier, ballot, decision);
    }
}

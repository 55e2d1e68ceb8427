package org.dealdesk.approval.advice;

import java.time.Instant;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.policy.ApprovalFunction;

/**
 * A question about a review, and its answer.
 *
 * @param takenBackAt when the question was taken back, or null
 * @param closed whether the review is over
 */
public record Advice(
        String id, Subject subject, Question question, Answer answer, Instant takenBackAt, boolean closed) {

    /** The review that it is about. */
    public record Subject(String review, DealNumber deal, String dealName, ApprovalFunction function) {}

    /** Who asks, and who is asked. */
    public record Question(String by, String of, String text, Instant at) {}

    /** What was answered. */
    public record Answer(String text, Instant at) {}

    /** How far it has come. */
    public enum State {
        OPEN,
        ANSWERED,
        TAKEN_BACK,
        /** The review ended without an answer. */
        OVER
    }

    public State state() {
        if (answer != null) {
            return State.ANSWERED;
        }
        if (takenBackAt != null) {
            return State.TAKEN_BACK;
        }
        return closed ? State.OVER : State.OPEN;
    }
}

package org.dealdesk.commission.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A payout batch without its lines.
 *
 * @param upTo the closed month up to which entries are paid
 */
public record PayoutBatch(String id, YearMonth upTo, State state, Terms terms, Steps steps, Payment payment) {

    /** Where it is in its life. */
    public enum State {
        PROPOSED,
        APPROVED,
        PAID,
        CANCELLED;

        boolean isOpen() {
            return this == PROPOSED || this == APPROVED;
        }
    }

    /**
     * In what it is paid.
     *
     * @param policy the version in force when it was proposed
     */
    public record Terms(String policy, String currency) {}

    /** Who did it, and when. */
    public record Step(String by, Instant at) {}

    /** What was done; null what was not. */
    public record Steps(Step proposed, Step approved, Step paid, Step cancelled) {}

    /**
     * How it was paid; null before.
     *
     * @param date of the payment
     * @param reference by which the bank knows it
     * @param transaction the id of what it posted
     */
    public record Payment(LocalDate date, String reference, String transaction) {}

    /** What a batch pays, and who it does not pay in full. */
    public record Whole(PayoutBatch batch, java.util.List<PaidLine> lines, java.util.List<ListedPerson> listed) {}
}

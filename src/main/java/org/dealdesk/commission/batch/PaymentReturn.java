package org.dealdesk.commission.batch;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A payment that came back.
 *
 * @param decided who approved, rejected or withdrew it; null until then
 * @param transaction the id of what it posted; null where it has posted no transaction
 */
public record PaymentReturn(String id, Wish wish, State state, Step proposed, Step decided, String transaction) {

    /**
     * What came back.
     *
     * @param date on which it did
     */
    public record Wish(String payout, String person, LocalDate date, String reason) {}

    /** Who did it, and when. */
    public record Step(String by, Instant at) {}

    /** Proposed, and how that ended. */
    public enum State {
        PROPOSED,
        APPROVED,
        REJECTED,
        WITHDRAWN;

        boolean isLive() {
            return this == PROPOSED || this == APPROVED;
        }
    }
}

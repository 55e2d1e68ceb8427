package org.dealdesk.commission.adjustment;

import java.math.BigDecimal;
import java.time.Instant;
import org.dealdesk.deal.DealNumber;

/**
 * A correction of what a person earned.
 *
 * @param decided who approved, rejected or withdrew it; null until then
 * @param transaction the id of what it posted; null where it has posted no transaction
 */
public record Adjustment(String id, Wish wish, State state, Step proposed, Step decided, String transaction) {

    /**
     * What is corrected.
     *
     * @param deal that it is about; null for none
     * @param amount added to what the person earned; never 0, and negative where it is taken away
     */
    public record Wish(String person, BigDecimal amount, String currency, DealNumber deal, String reason) {}

    /** Who did it, and when. */
    public record Step(String by, Instant at) {}

    /** Proposed, and how that ended. */
    public enum State {
        PROPOSED,
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    public String person() {
        return wish.person();
    }
}

package org.dealdesk.commission.ledger;

import java.time.LocalDate;

/** What a transaction leads back to. */
public sealed interface Cause {

    /** The deal that the amounts are of; null where they are of none. */
    String deal();

    /**
     * An approved revision of a deal.
     *
     * @param policy the version that it was approved under
     */
    record OfDeal(String deal, int revision, String policy) implements Cause {}

    /**
     * An approved adjustment.
     *
     * @param deal null where it is of none
     */
    record OfAdjustment(String adjustment, String deal) implements Cause {}

    /**
     * A payout batch.
     *
     * @param paidOn the day of the payment, or on which it came back
     */
    record OfBatch(String batch, LocalDate paidOn) implements Cause {

        @Override
        public String deal() {
            return null;
        }
    }
}

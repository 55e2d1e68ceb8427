package org.dealdesk.commission.posting;

import java.time.LocalDate;
import org.dealdesk.commission.ledger.TransactionType;

/**
 * What a transaction leads back to.
 *
 * @param deal null where it is of none
 * @param cause the id of a credit note, adjustment, batch or return; null where an approval, a win or their end is enough
 * @param paidOn of payments
 */
public record Origin(Deal deal, String cause, LocalDate paidOn) {

    /**
     * A place in a deal.
     *
     * @param revision null in an adjustment, as is all that follows
     * @param seq counts the accruals; an accrual and what follows from it have the same
     * @param after the type of the transaction that it follows; null for a deal's first
     */
    public record Deal(long id, Integer revision, Integer seq, String roundId, TransactionType after) {}

    public static Origin ofDeal(long id, int revision, int seq, String roundId, TransactionType after) {
        return new Origin(new Deal(id, revision, seq, roundId, after), null, null);
    }

    /** The same place, caused by a credit note. */
    public Origin by(String creditNote) {
        return new Origin(deal, creditNote, null);
    }

    /**
     * An approved adjustment.
     *
     * @param dealId null where it is of no deal
     */
    public static Origin ofAdjustment(String id, Long dealId) {
        return new Origin(dealId == null ? null : new Deal(dealId, null, null, null, null), id, null);
    }

    /** A batch that was paid, or a return. */
    public static Origin ofPayment(String id, LocalDate paidOn) {
        return new Origin(null, id, paidOn);
    }

    /** The place of what follows this transaction, which is of that type. */
    public Origin followedBy(TransactionType type) {
        return ofDeal(deal.id(), deal.revision(), deal.seq(), deal.roundId(), type);
    }
}

package org.dealdesk.commission.month;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.posting.Basis;

/**
 * One entry of the ledger as a statement tells of it.
 *
 * @param basis what the amount was worked out from
 * @param overlaid the sum of all reps' amounts, of which an overlay is a part; null for all others
 */
record StatementEntry(
        String id, String person, Head head, Place place, Amount amount, Basis basis, BigDecimal overlaid) {

    /**
     * What was posted, and when.
     *
     * @param reason why an accrual is 0; else null
     */
    record Head(TransactionType type, LocalDate on, String reason) {}

    /**
     * What it leads back to; null what it does not.
     *
     * @param revision that was approved
     * @param cause the id of a credit note, adjustment or return; of a payout that of the batch
     * @param batch of a payout and of a return
     */
    record Place(Long deal, Integer revision, String policy, String cause, String batch, LocalDate paidOn) {}

    record Amount(Account account, String plan, BigDecimal value) {}

    TransactionType type() {
        return head.type();
    }

    boolean isOfRevision() {
        return place.revision() != null;
    }
}

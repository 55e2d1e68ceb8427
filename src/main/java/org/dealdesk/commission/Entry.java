package org.dealdesk.commission;

import java.time.Instant;
import java.time.LocalDate;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.posting.Basis;

/**
 * One leg of the ledger, as it is read.
 */
public record Entry(String id, Leg leg, Basis basis, String currency, Transaction transaction) {

    /**
     * The transaction of the ledger that it is a leg of.
     *
     * @param deal without a number where it is of none
     * @param reason why the deal's commission is 0; null where it is not
     */
    public record Transaction(String id, TransactionType type, Deal deal, String policy, String reason, Times times) {}

    /** Which revision it is about; what does not apply is null. */
    public record Deal(String number, Integer revision) {}

    /** On which business day it holds, and when it was recorded. */
    public record Times(LocalDate effectiveOn, Instant recordedAt) {}
}

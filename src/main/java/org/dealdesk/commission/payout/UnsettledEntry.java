package org.dealdesk.commission.payout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;

/** A leg on EARNED that no payout has settled; those of payments themselves are never among them. */
public record UnsettledEntry(Transaction transaction, Leg leg) {

    public String person() {
        return leg.person();
    }

    public BigDecimal amount() {
        return leg.amount();
    }

    boolean isNegative() {
        return amount().signum() < 0;
    }

    /** Whether its day lets it be paid: what is taken back and what is restored counts as soon as it is recorded. */
    boolean isDue(YearMonth upTo) {
        LocalDate on = transaction.effectiveOn();
        return isNegative() || transaction.type() == TransactionType.RESTORATION || !on.isAfter(upTo.atEndOfMonth());
    }
}

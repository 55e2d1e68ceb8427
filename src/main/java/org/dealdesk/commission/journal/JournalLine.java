package org.dealdesk.commission.journal;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One line of the journal: either a debit or a credit.
 *
 * @param account by the name that the policy gives it
 * @param amount above 0
 */
public record JournalLine(LocalDate date, String account, boolean isDebit, BigDecimal amount, Booking booking) {

    /** What an amortization is called instead of the type of a transaction. */
    public static final String AMORTIZATION = "AMORTIZATION";

    /**
     * What a line is of.
     *
     * @param paidOn of a payout or return; else null, as are {@code deal} and {@code person} where it is of none
     * @param transaction the type of the transaction, or {@value #AMORTIZATION}
     */
    public record Booking(LocalDate paidOn, String deal, String person, String transaction) {}

    public BigDecimal debit() {
        return isDebit ? amount : BigDecimal.ZERO;
    }

    public BigDecimal credit() {
        return isDebit ? BigDecimal.ZERO : amount;
    }
}

package org.dealdesk.commission;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One line of a rep's commission. The lines of a deal add up to what stands: an accrual adds, a reversal takes it back, and an
 * earning moves the amount from the account {@code ACCRUED} to {@code EARNED}.
 *
 * @param amount the rep's part
 */
public record Entry(
        String id, Account account, String rep, BigDecimal amount, String currency, Transaction transaction) {

    /** The transaction of the ledger that it is a line of. */
    public record Transaction(
            Type type,
            String deal,
            int revision,
            String policy,
            Basis basis,
            LocalDate effectiveOn,
            Instant recordedAt) {}

    /**
     * What the whole deal's commission is calculated from.
     *
     * @param base the fees
     * @param rate in percent
     * @param reason why the commission is 0; null where it is not
     */
    public record Basis(BigDecimal base, BigDecimal rate, String reason) {}

    /** What a ledger transaction does. */
    public enum Type {
        ACCRUAL,
        EARNING,
        REVERSAL
    }

    /** Where an amount lies. Reps hold the last two; the expense of the business is the other side. */
    public enum Account {
        EXPENSE,
        ACCRUED,
        EARNED
    }
}

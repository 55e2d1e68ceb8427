package org.dealdesk.commission;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One line of a rep's commission. The lines of a deal add up to what stands: an accrual adds, a reversal takes it back, and an
 * earning moves the amount from the account {@code ACCRUED} to {@code EARNED}.
 *
 * @param base the fees that the commission was reckoned on, for the whole deal
 * @param reason why the commission is 0; null where it is not
 */
public record Entry(
        String id,
        Type type,
        Account account,
        String deal,
        int revision,
        String rep,
        BigDecimal amount,
        String currency,
        BigDecimal base,
        BigDecimal rate,
        String reason,
        String policy,
        LocalDate effectiveOn,
        Instant recordedAt) {

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

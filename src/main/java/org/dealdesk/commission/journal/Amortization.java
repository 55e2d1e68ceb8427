package org.dealdesk.commission.journal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Split;

/**
 * The cost of obtaining one contract, spread over months (ASC 340-40).
 *
 * @param transactions of one deal that was earned, in ledger order
 * @param months over how many months, the one of the earning included
 */
public record Amortization(List<Transaction> transactions, int months, Currency currency) {

    private static final List<TransactionType> OF_STANDING =
            List.of(TransactionType.EARNING, TransactionType.CLAWBACK, TransactionType.RESTORATION);

    public Amortization {
        transactions = transactions.stream()
                .filter(transaction -> OF_STANDING.contains(transaction.type()))
                .toList();
    }

    /** What is earned less what was taken back plus what was restored, over all people and plans, at the end of a month. */
    public BigDecimal standing(YearMonth month) {
        return Amounts.sum(transactions.stream()
                .filter(transaction ->
                        !YearMonth.from(transaction.effectiveOn()).isAfter(month))
                .flatMap(transaction -> transaction.legsOn(Account.EARNED))
                .map(Leg::amount));
    }

    /** All that was amortized by the end of a month: the first parts of what stands then. */
    public BigDecimal cumulative(YearMonth month) {
        long passed = passed(month);
        if (passed <= 0) {
            return BigDecimal.ZERO;
        }
        List<BigDecimal> parts = parts(standing(month), months, currency);
        return Amounts.sum(parts.stream().limit(passed));
    }

    /** Of one month; negative where a clawback made the earlier months too large. */
    public BigDecimal of(YearMonth month) {
        return cumulative(month).subtract(cumulative(month.minusMonths(1)));
    }

    public BigDecimal remaining(YearMonth month) {
        return standing(month).subtract(cumulative(month));
    }

    /** An amount in parts as equal as possible, the larger ones first. */
    static List<BigDecimal> parts(BigDecimal amount, int months, Currency currency) {
        return Split.byLargestRemainder(amount, Collections.nCopies(months, BigDecimal.ONE), currency);
    }

    /** How many months have begun since the earning, its own included. */
    private long passed(YearMonth month) {
        return transactions.stream()
                .filter(transaction -> transaction.type() == TransactionType.EARNING)
                .map(earning -> ChronoUnit.MONTHS.between(YearMonth.from(earning.effectiveOn()), month) + 1)
                .findFirst()
                .orElse(0L);
    }
}

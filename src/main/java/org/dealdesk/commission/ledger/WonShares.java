package org.dealdesk.commission.ledger;

import java.time.LocalDate;
import java.util.Collection;
import org.dealdesk.guardrail.commission.Attainments;

/**
 * What people have won in one commission year: the shares of all earnings in ledger order whose day lies in it. What is taken back
 * later does not lower it.
 */
public final class WonShares {

    private WonShares() {}

    /**
     * As of now.
     *
     * @param day decides which year it is
     * @param yearStarts the month, from 1 to 12, in which the commission year begins
     */
    public static Attainments on(LocalDate day, int yearStarts, Collection<Transaction> ledger) {
        LocalDate start = startOfYear(day, yearStarts);
        LocalDate next = start.plusYears(1);
        return (person, plan) -> {
            PersonPlan of = new PersonPlan(person, plan);
            return Amounts.sum(ledger.stream()
                    .filter(transaction -> transaction.type() == TransactionType.EARNING)
                    .filter(earning -> !earning.effectiveOn().isBefore(start)
                            && earning.effectiveOn().isBefore(next))
                    .flatMap(earning -> earning.ratings().stream())
                    .filter(rating -> rating.of().equals(of))
                    .map(Rating::share));
        };
    }

    /** The first day of the commission year that a day lies in. */
    public static LocalDate startOfYear(LocalDate day, int yearStarts) {
        LocalDate start = LocalDate.of(day.getYear(), yearStarts, 1);
        return start.isAfter(day) ? start.minusYears(1) : start;
    }
}

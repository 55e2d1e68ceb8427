package org.dealdesk.commission.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * One transaction of the ledger. Its legs sum to zero; it never changes.
 *
 * @param number its place in ledger order, from 1
 * @param effectiveOn the day on which it was recorded, in the policy's time zone
 * @param ratings of an accrual and of an earning; empty for all others
 * @param why the reason of an accrual of 0; null for all others
 */
public record Transaction(
        long number,
        TransactionType type,
        Cause cause,
        LocalDate effectiveOn,
        List<Leg> legs,
        List<Rating> ratings,
        String why) {

    public Transaction {
        legs = List.copyOf(legs);
        ratings = List.copyOf(ratings);
        BigDecimal sum = legs.stream().map(Leg::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0) {
            throw new IllegalArgumentException("a transaction sums to zero, not to " + sum.toPlainString());
        }
    }

    public String deal() {
        return cause.deal();
    }

    public Stream<Leg> legsOn(Account account) {
        return legs.stream().filter(leg -> leg.account() == account);
    }
}

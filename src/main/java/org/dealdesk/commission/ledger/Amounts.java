package org.dealdesk.commission.ledger;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sums over legs. */
public final class Amounts {

    private Amounts() {}

    public static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What lies on an account, by person and plan, in the order in which they first come up. */
    public static Map<PersonPlan, BigDecimal> on(Account account, Collection<Leg> legs) {
        return by(
                legs.stream().filter(leg -> leg.account() == account).toList(),
                leg -> new PersonPlan(leg.person(), leg.plan()));
    }

    /** By any key. */
    public static <K> Map<K, BigDecimal> by(Collection<Leg> legs, Function<Leg, K> key) {
        Map<K, BigDecimal> sums = new LinkedHashMap<>();
        legs.forEach(leg -> sums.merge(key.apply(leg), leg.amount(), BigDecimal::add));
        return sums;
    }

    /** What a person's account holds after some transactions. */
    public static BigDecimal balance(
            Collection<Transaction> transactions, String person, Account account, Predicate<Transaction> counted) {
        return sum(transactions.stream()
                .filter(counted)
                .flatMap(transaction -> transaction.legsOn(account))
                .filter(leg -> person.equals(leg.person()))
                .map(Leg::amount));
    }
}

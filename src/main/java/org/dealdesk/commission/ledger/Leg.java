package org.dealdesk.commission.ledger;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One amount of a transaction.
 *
 * @param person null for the expense
 * @param plan the plan's id, or {@code overlay}; null where the amount is of no plan
 * @param amount in minor units of the policy's currency
 */
public record Leg(Account account, String person, String plan, BigDecimal amount) {

    public Leg {
        Objects.requireNonNull(amount);
        if (account.isOfPerson() == (person == null)) {
            throw new IllegalArgumentException(account + " is not an account of " + person);
        }
    }

    static Leg expense(String plan, BigDecimal amount) {
        return new Leg(Account.EXPENSE, null, plan, amount);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }
}

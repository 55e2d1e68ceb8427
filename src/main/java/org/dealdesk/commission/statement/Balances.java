package org.dealdesk.commission.statement;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Predicate;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.Transaction;

/** What a person's accounts hold. */
public record Balances(BigDecimal accrued, BigDecimal earned, BigDecimal paid) {

    /** After the transactions that are counted. */
    public static Balances of(String person, Collection<Transaction> ledger, Predicate<Transaction> counted) {
        return new Balances(
                Amounts.balance(ledger, person, Account.ACCRUED, counted),
                Amounts.balance(ledger, person, Account.EARNED, counted),
                Amounts.balance(ledger, person, Account.PAID, counted));
    }

    public Balances plus(Balances more) {
        return new Balances(accrued.add(more.accrued), earned.add(more.earned), paid.add(more.paid));
    }

    /** Whether an amount is accrued or earned and not paid. */
    public boolean isOpen() {
        return accrued.signum() != 0 || earned.signum() != 0;
    }
}

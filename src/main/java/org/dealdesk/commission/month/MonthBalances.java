package org.dealdesk.commission.month;

import java.math.BigDecimal;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.statement.Balances;

/** What a person's accounts hold at both ends of a month. */
record MonthBalances(Balances opening, Balances closing) {

    static final MonthBalances ZERO = new MonthBalances(
            new Balances(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
            new Balances(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));

    static MonthBalances of(Account account, BigDecimal opening, BigDecimal closing) {
        return new MonthBalances(on(account, opening), on(account, closing));
    }

    MonthBalances plus(MonthBalances more) {
        return new MonthBalances(opening.plus(more.opening), closing.plus(more.closing));
    }

    private static Balances on(Account account, BigDecimal amount) {
        return new Balances(
                account == Account.ACCRUED ? amount : BigDecimal.ZERO,
                account == Account.EARNED ? amount : BigDecimal.ZERO,
                account == Account.PAID ? amount : BigDecimal.ZERO);
    }
}

package org.dealdesk.commission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.DealAmounts;
import org.dealdesk.commission.ledger.DealAmounts.State;
import org.dealdesk.commission.ledger.PersonPlan;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;

/**
 * How a deal's commission stands: its latest accrual and what became of it, of all people or of one.
 *
 * @param amount what was accrued; once it is earned, what was earned
 * @param reason why the amount is 0
 */
public record Commission(BigDecimal amount, String currency, State state, String reason, Standing standing) {

    /**
     * What stands.
     *
     * @param accrued while an accrual stands, before the deal is won and after; else null
     * @param earned once the deal is won; before that null, as is all that follows
     * @param clawedBack less what was restored
     * @param left earned less clawedBack
     */
    public record Standing(BigDecimal accrued, BigDecimal earned, BigDecimal clawedBack, BigDecimal left) {}

    /** Of one person, of a deal with an accrual; of all people where that is null. */
    static Commission of(List<Transaction> transactions, String currency, String person) {
        DealAmounts amounts = new DealAmounts(transactions);
        Transaction accrual = transactions.stream()
                .filter(transaction -> transaction.type() == TransactionType.ACCRUAL)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        State state = amounts.state().orElseThrow();
        BigDecimal accrued = sum(Amounts.on(Account.ACCRUED, accrual.legs()), person);
        BigDecimal amount = state == State.EARNED ? sum(amounts.earnedByPlan(), person) : accrued;
        return new Commission(
                amount,
                currency,
                state,
                amount.signum() == 0 ? accrual.why() : null,
                standing(amounts, state, accrued, person));
    }

    private static Standing standing(DealAmounts amounts, State state, BigDecimal accrued, String person) {
        return switch (state) {
            case REVERSED -> new Standing(null, null, null, null);
            case ACCRUED -> new Standing(accrued, null, null, null);
            case EARNED -> {
                BigDecimal earned = sum(amounts.earnedByPlan(), person);
                BigDecimal left = sum(amounts.standingByPlan(), person);
                yield new Standing(accrued, earned, earned.subtract(left), left);
            }
        };
    }

    private static BigDecimal sum(Map<PersonPlan, BigDecimal> amounts, String person) {
        return Amounts.sum(amounts.entrySet().stream()
                .filter(entry -> person == null || person.equals(entry.getKey().person()))
                .map(Map.Entry::getValue));
    }
}

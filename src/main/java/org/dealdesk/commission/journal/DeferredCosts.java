package org.dealdesk.commission.journal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.commission.journal.JournalLine.Booking;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.CommissionRules.Account;
import org.dealdesk.policy.CommissionRules.Accounting;

/** What a month books of one deal's costs that are spread over months, dated its last day. */
public record DeferredCosts(String deal, Accounting accounting, Currency currency) {

    public List<JournalLine> ofMonth(YearMonth month, List<Transaction> ledger) {
        Amortization costs = amortization(ledger);
        List<JournalLine> lines = new ArrayList<>();
        for (Transaction transaction : costs.transactions()) {
            if (YearMonth.from(transaction.effectiveOn()).equals(month)) {
                BigDecimal deferred = Amounts.sum(transaction
                        .legsOn(org.dealdesk.commission.ledger.Account.EARNED)
                        .map(Leg::amount));
                lines.addAll(moved(month, deferred, transaction.type().name(), Account.DEFERRED, Account.EXPENSE));
            }
        }
        lines.addAll(moved(month, costs.of(month), JournalLine.AMORTIZATION, Account.EXPENSE, Account.DEFERRED));
        return lines;
    }

    public Amortization amortization(List<Transaction> ledger) {
        List<Transaction> own = ledger.stream()
                .filter(transaction -> deal.equals(transaction.deal()))
                .toList();
        return new Amortization(own, accounting.months(), currency);
    }

    /** An amount from one account to another; the other way round where it is negative. */
    private List<JournalLine> moved(
            YearMonth month, BigDecimal amount, String transaction, Account debit, Account credit) {
        if (amount.signum() == 0) {
            return List.of();
        }
        boolean forward = amount.signum() > 0;
        Booking booking = new Booking(null, deal, null, transaction);
        return List.of(
                new JournalLine(month.atEndOfMonth(), accounting.name(debit), forward, amount.abs(), booking),
                new JournalLine(month.atEndOfMonth(), accounting.name(credit), !forward, amount.abs(), booking));
    }
}

package org.dealdesk.commission.books;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.commission.journal.Amortization;
import org.dealdesk.commission.journal.DeferredCosts;
import org.dealdesk.commission.journal.Journal;
import org.dealdesk.commission.journal.JournalLine;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.posting.StoredLedger;
import org.dealdesk.commission.posting.StoredLedger.Posted;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.money.Currency;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.CommissionRules.Account;
import org.dealdesk.policy.CommissionRules.Accounting;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finance and auditors read how a month is booked. */
@Component
public class JournalReading {

    private final StoredLedger ledger;
    private final SpreadDeals spread;
    private final AccountingRules rules;
    private final JdbcClient jdbc;
    private final Transactions transactions;

    JournalReading(
            StoredLedger ledger,
            SpreadDeals spread,
            AccountingRules rules,
            JdbcTemplate jdbc,
            Transactions transactions) {
        this.ledger = ledger;
        this.spread = spread;
        this.rules = rules;
        this.jdbc = JdbcClient.create(jdbc);
        this.transactions = transactions;
    }

    /**
     * A month of the journal.
     *
     * @param receivables what people owe at its end, under that name in the journal
     */
    public record Booked(
            YearMonth month, Currency currency, Journal journal, String receivable, List<Receivable> receivables) {}

    /** A person's negative balance of EARNED; the amount is above 0. */
    public record Receivable(String person, BigDecimal amount) {}

    /**
     * How far the costs of a deal are spread.
     *
     * @param months over how many
     */
    public record Amortized(
            DealNumber deal,
            BigDecimal standing,
            int months,
            BigDecimal amortized,
            BigDecimal remaining,
            Currency currency) {}

    public Booked journal(Caller caller, YearMonth month) {
        FinanceRights.requireReader(caller);
        return transactions.read(() -> {
            Function<String, Accounting> accounting = rules.of(month);
            Currency currency = rules.currency(month);
            List<Transaction> posted = ledger
                    .where(
                            "t.effective_on between :from and :to",
                            Map.of("from", month.atDay(1), "to", month.atEndOfMonth()))
                    .stream()
                    .map(Posted::transaction)
                    .toList();
            Journal booked = Journal.of(month, posted, accounting, currency, false);
            List<JournalLine> lines = new ArrayList<>(booked.lines());
            if (rules.isEnded(month)) {
                spread.each(
                        rules.amortizing(),
                        month,
                        0,
                        deal -> lines.addAll(costs(deal, currency).ofMonth(month, deal.transactions())));
            }
            return new Booked(
                    month,
                    currency,
                    new Journal(lines, booked.memorandum()),
                    accounting.apply(null).name(Account.RECEIVABLE),
                    receivables(month));
        });
    }

    private DeferredCosts costs(SpreadDeals.Spread deal, Currency currency) {
        return new DeferredCosts(new DealNumber(deal.deal()).toString(), rules.of(deal.policy()), currency);
    }

    private List<Receivable> receivables(YearMonth month) {
        return jdbc.sql("""
                        select e.person, -sum(e.amount) as owed
                          from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
                         where e.account = 'EARNED' and t.effective_on <= ?
                         group by e.person having sum(e.amount) < 0 order by e.person
                        """)
                .param(month.atEndOfMonth())
                .query((row, number) -> new Receivable(row.getString("person"), row.getBigDecimal("owed")))
                .list();
    }

    /** Deals with a standing amount, in the order of numbers, after {@code after}. */
    public List<Amortized> amortization(Caller caller, YearMonth asOf, long after, int limit) {
        FinanceRights.requireReader(caller);
        List<Amortized> found = new ArrayList<>();
        Currency currency = rules.currency(asOf);
        transactions.read(() -> {
            spread.each(rules.amortizing(), asOf, after, deal -> {
                if (found.size() < limit) {
                    add(costs(deal, currency).amortization(deal.transactions()), deal, asOf, found);
                }
            });
            return found;
        });
        return found;
    }

    private static void add(Amortization costs, SpreadDeals.Spread deal, YearMonth asOf, List<Amortized> found) {
        BigDecimal standing = costs.standing(asOf);
        if (standing.signum() != 0) {
            found.add(new Amortized(
                    new DealNumber(deal.deal()),
                    standing,
                    costs.months(),
                    costs.cumulative(asOf),
                    costs.remaining(asOf),
                    costs.currency()));
        }
    }
}

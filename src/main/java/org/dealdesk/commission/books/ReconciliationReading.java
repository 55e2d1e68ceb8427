package org.dealdesk.commission.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.commission.journal.Reconciliation;
import org.dealdesk.commission.journal.Reconciliation.Due;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.posting.StoredLedger;
import org.dealdesk.commission.posting.StoredLedger.Posted;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.money.Currency;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finance and auditors compare what the deals of a month posted with what they should have. */
@Component
public class ReconciliationReading {

    private final StoredLedger ledger;
    private final DueLegs due;
    private final AccountingRules rules;
    private final JdbcClient jdbc;
    private final Transactions transactions;

    ReconciliationReading(
            StoredLedger ledger, DueLegs due, AccountingRules rules, JdbcTemplate jdbc, Transactions transactions) {
        this.ledger = ledger;
        this.due = due;
        this.rules = rules;
        this.jdbc = JdbcClient.create(jdbc);
        this.transactions = transactions;
    }

    /**
     * A month, compared.
     *
     * @param differences there must be none
     */
    public record Compared(
            YearMonth month,
            Currency currency,
            List<Row> rows,
            List<RecordedLater> recordedLater,
            List<Reconciliation.Difference> differences) {}

    /** A transaction with what it should move on the accounts of people, and what it moved, both without signs. */
    public record Row(String deal, TransactionType type, LocalDate on, BigDecimal due, BigDecimal posted) {}

    /** A deal that was won in one month and recorded as won in another. */
    public record RecordedLater(String deal, LocalDate wonOn, LocalDate recordedOn) {}

    public Compared compare(Caller caller, YearMonth month) {
        FinanceRights.requireReader(caller);
        return transactions.read(() -> {
            List<Row> rows = new ArrayList<>();
            List<Due> should = new ArrayList<>();
            List<Transaction> were = new ArrayList<>();
            for (Posted posted : ofDeals(month)) {
                Optional<List<Leg>> legs = due.of(posted.posting());
                if (legs.isPresent()) {
                    Transaction transaction = posted.transaction();
                    should.add(new Due(transaction.deal(), transaction.type(), legs.get()));
                    were.add(transaction);
                    rows.add(row(transaction, legs.get()));
                }
            }
            return new Compared(
                    month,
                    rules.currency(month),
                    rows,
                    recordedLater(month),
                    Reconciliation.of(should, were).differences());
        });
    }

    private List<Posted> ofDeals(YearMonth month) {
        return ledger.where(
                "t.revision is not null and t.effective_on between :from and :to",
                Map.of("from", month.atDay(1), "to", month.atEndOfMonth()));
    }

    private static Row row(Transaction transaction, List<Leg> legs) {
        return new Row(
                transaction.deal(),
                transaction.type(),
                transaction.effectiveOn(),
                moved(legs),
                moved(transaction.legs()));
    }

    private static BigDecimal moved(List<Leg> legs) {
        return Amounts.sum(legs.stream().filter(leg -> leg.person() != null).map(leg -> leg.amount()
                .abs()));
    }

    private List<RecordedLater> recordedLater(YearMonth month) {
        return jdbc.sql("""
                        select t.deal_id, d.closed_on, t.effective_on from ledger_transaction t
                          join deal d on d.id = t.deal_id
                         where t.type = 'EARNING' and t.effective_on between ? and ? and d.closed_on < ?
                         order by t.number
                        """)
                .params(month.atDay(1), month.atEndOfMonth(), month.atDay(1))
                .query((row, number) -> new RecordedLater(
                        new DealNumber(row.getLong("deal_id")).toString(),
                        row.getObject("closed_on", LocalDate.class),
                        row.getObject("effective_on", LocalDate.class)))
                .list();
    }
}

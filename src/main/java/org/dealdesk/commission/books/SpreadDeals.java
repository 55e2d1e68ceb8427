package org.dealdesk.commission.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.deal.DealNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Deals whose costs are spread over months: what was earned on each, taken back and restored, deal by deal. */
@Repository
class SpreadDeals {

    private static final int FETCHED = 1000;

    /** One row per transaction, with the sum of what it moves on EARNED. */
    private static final String SELECT = """
            select t.deal_id, t.number, t.type, t.revision, t.policy_version, t.effective_on,
                   (select coalesce(sum(e.amount), 0) from ledger_entry e
                     where e.transaction_id = t.id and e.account = 'EARNED') as amount
              from ledger_transaction t
             where t.type in ('EARNING', 'CLAWBACK', 'RESTORATION') and t.effective_on <= :end and t.deal_id > :after
               and t.deal_id in (select w.deal_id from ledger_transaction w
                                  where w.type = 'EARNING' and w.policy_version in (:versions))
             order by t.deal_id, t.number
            """;

    private final NamedParameterJdbcTemplate jdbc;

    SpreadDeals(DataSource dataSource) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCHED);
        this.jdbc = new NamedParameterJdbcTemplate(template);
    }

    /** The transactions of one deal up to the end of the month; its costs follow from them. */
    record Spread(long deal, String policy, List<Transaction> transactions) {}

    /** Each deal that was earned under one of the versions, in the order of numbers. */
    void each(List<String> versions, YearMonth until, long after, Consumer<Spread> deal) {
        if (versions.isEmpty()) {
            return;
        }
        List<Transaction> gathered = new ArrayList<>();
        RowCallbackHandler handler = row -> {
            Transaction next = transaction(row);
            if (!gathered.isEmpty() && !gathered.get(0).deal().equals(next.deal())) {
                deal.accept(spread(gathered));
                gathered.clear();
            }
            gathered.add(next);
        };
        jdbc.query(SELECT, Map.of("versions", versions, "end", until.atEndOfMonth(), "after", after), handler);
        if (!gathered.isEmpty()) {
            deal.accept(spread(gathered));
        }
    }

    private static Spread spread(List<Transaction> transactions) {
        Cause.OfDeal cause = (Cause.OfDeal) transactions.get(0).cause();
        long deal = DealNumber.parse(cause.deal()).orElseThrow().id();
        return new Spread(deal, cause.policy(), List.copyOf(transactions));
    }

    /** Only its sum on EARNED is of interest: it stands as one leg against the expense. */
    private static Transaction transaction(ResultSet row) throws SQLException {
        return new Transaction(
                row.getLong("number"),
                TransactionType.valueOf(row.getString("type")),
                new Cause.OfDeal(
                        new DealNumber(row.getLong("deal_id")).toString(),
                        row.getInt("revision"),
                        row.getString("policy_version")),
                row.getObject("effective_on", LocalDate.class),
                List.of(
                        new Leg(Account.EARNED, "-", null, row.getBigDecimal("amount")),
                        new Leg(
                                Account.EXPENSE,
                                null,
                                null,
                                row.getBigDecimal("amount").negate())),
                List.of(),
                null);
    }
}

package org.dealdesk.commission.month;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.posting.Basis;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/** What statements are made of: the entries of a month and the balances at its ends, of one person or of all. */
@Repository
class StatementRows {

    private static final int FETCHED = 1000;

    private static final String ENTRIES = """
            select e.id, e.person, e.type, t.effective_on, t.reason, t.deal_id, t.revision, t.policy_version, t.cause_id,
                   coalesce(r.batch_id, t.cause_id) as batch_id, t.paid_on, e.account, e.plan, e.amount,
                   e.base, e.rate, e.share, e.attainment,
                   case when e.plan = 'overlay' then
                       (select sum(o.amount) from ledger_entry o
                         where o.transaction_id = e.transaction_id and o.account = e.account and o.plan <> 'overlay')
                   end as overlaid
              from ledger_transaction t
              join ledger_entry e on e.transaction_id = t.id
              left join payout_return r on r.id = t.cause_id
             where e.person %s and t.effective_on between ? and ?
             order by e.person, t.number, e.position
            """;

    private static final String BALANCES = """
            select e.person, e.account, sum(case when t.effective_on < ? then e.amount else 0 end) as opening,
                   sum(e.amount) as closing
              from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
             where e.person %s and t.effective_on <= ?
             group by e.person, e.account order by e.person, e.account
            """;

    private final JdbcTemplate jdbc;

    StatementRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        // Without it PostgreSQL's driver holds a whole month in memory.
        jdbc.setFetchSize(FETCHED);
    }

    /** The person's entries of the month in ledger order. */
    List<StatementEntry> entries(String person, YearMonth month) {
        return jdbc.query(
                ENTRIES.formatted("= ?"), (row, number) -> entry(row), person, month.atDay(1), month.atEndOfMonth());
    }

    /** The entries of each person with some, person by person. */
    void eachPerson(YearMonth month, BiConsumer<String, List<StatementEntry>> person) {
        List<StatementEntry> gathered = new ArrayList<>();
        RowCallbackHandler handler = row -> {
            StatementEntry next = entry(row);
            if (!gathered.isEmpty() && !gathered.get(0).person().equals(next.person())) {
                person.accept(gathered.get(0).person(), List.copyOf(gathered));
                gathered.clear();
            }
            gathered.add(next);
        };
        jdbc.query(ENTRIES.formatted("is not null"), handler, month.atDay(1), month.atEndOfMonth());
        if (!gathered.isEmpty()) {
            person.accept(gathered.get(0).person(), List.copyOf(gathered));
        }
    }

    /** Of one person; 0 where there is no entry. */
    MonthBalances balances(String person, YearMonth month) {
        return balances("= ?", month.atDay(1), person, month.atEndOfMonth()).getOrDefault(person, MonthBalances.ZERO);
    }

    /** Of each person with an entry up to the end of the month, by id. */
    Map<String, MonthBalances> balances(YearMonth month) {
        return balances("is not null", month.atDay(1), month.atEndOfMonth());
    }

    private Map<String, MonthBalances> balances(String condition, Object... parameters) {
        Map<String, MonthBalances> all = new LinkedHashMap<>();
        RowCallbackHandler handler = row -> all.merge(
                row.getString("person"),
                MonthBalances.of(
                        Account.valueOf(row.getString("account")),
                        row.getBigDecimal("opening"),
                        row.getBigDecimal("closing")),
                MonthBalances::plus);
        jdbc.query(BALANCES.formatted(condition), handler, parameters);
        return all;
    }

    /** How many transactions are dated up to the end of the month: it changes when one is added. */
    long transactions(YearMonth month) {
        Long count = jdbc.queryForObject(
                "select count(*) from ledger_transaction where effective_on between ? and ?",
                Long.class,
                month.atDay(1),
                month.atEndOfMonth());
        return count == null ? 0 : count;
    }

    /** The day of the first transaction; null where there is none. */
    LocalDate first() {
        return jdbc.queryForObject("select min(effective_on) from ledger_transaction", LocalDate.class);
    }

    private static StatementEntry entry(ResultSet row) throws SQLException {
        TransactionType type = TransactionType.valueOf(row.getString("type"));
        return new StatementEntry(
                row.getString("id"),
                row.getString("person"),
                new StatementEntry.Head(type, row.getObject("effective_on", LocalDate.class), row.getString("reason")),
                new StatementEntry.Place(
                        row.getObject("deal_id", Long.class),
                        row.getObject("revision", Integer.class),
                        row.getString("policy_version"),
                        row.getString("cause_id"),
                        type.isOfPayment() ? row.getString("batch_id") : null,
                        row.getObject("paid_on", LocalDate.class)),
                new StatementEntry.Amount(
                        Account.valueOf(row.getString("account")), row.getString("plan"), row.getBigDecimal("amount")),
                new Basis(
                        row.getBigDecimal("base"),
                        row.getBigDecimal("rate"),
                        exact(row.getBigDecimal("share")),
                        exact(row.getBigDecimal("attainment"))),
                row.getBigDecimal("overlaid"));
    }

    private static BigDecimal exact(BigDecimal stored) {
        return stored == null ? null : stored.stripTrailingZeros();
    }
}

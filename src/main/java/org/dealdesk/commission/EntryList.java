package org.dealdesk.commission;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.posting.Posting;
import org.dealdesk.commission.posting.StoredLedger;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The entries of the ledger, in the order in which they were written, page by page. */
@Repository
public class EntryList {

    private static final String SELECT = """
            select e.*, t.number, t.deal_id, t.revision, t.reason, t.policy_version, t.effective_on, t.recorded_at
              from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
            """;

    private final NamedParameterJdbcTemplate jdbc;

    EntryList(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /**
     * Which legs; null means any, the dates are business dates and both inclusive.
     *
     * @param account null for all accounts of people
     */
    public record Filter(DealNumber deal, String person, LocalDate from, LocalDate to, Account account) {}

    /** What a person holds on one account. */
    public record Balance(String person, Account account, String currency, BigDecimal amount) {}

    public List<Entry> page(Filter filter, String after, int limit) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        String sql = SELECT + " where e.id > :after" + conditions(filter, parameters) + " order by e.id limit :limit";
        return jdbc.query(sql, parameters.addValue("after", after).addValue("limit", limit), EntryList::entry);
    }

    /** Every person's balances, or one person's, in the order of person, account and currency. */
    public List<Balance> balances(Filter filter) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        String sql = """
                select e.person, e.account, e.currency, sum(e.amount) as amount
                  from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
                 where 1 = 1
                """
                + conditions(filter, parameters)
                + " group by e.person, e.account, e.currency order by e.person, e.account, e.currency";
        return jdbc.query(
                sql,
                parameters,
                (row, number) -> new Balance(
                        row.getString("person"),
                        Account.valueOf(row.getString("account")),
                        row.getString("currency"),
                        row.getBigDecimal("amount")));
    }

    private static String conditions(Filter filter, MapSqlParameterSource parameters) {
        StringBuilder sql = new StringBuilder();
        if (filter.account() == null) {
            sql.append(" and e.person is not null");
        } else {
            sql.append(" and e.account = :account");
            parameters.addValue("account", filter.account().name());
        }
        if (filter.deal() != null) {
            sql.append(" and t.deal_id = :deal");
            parameters.addValue("deal", filter.deal().id());
        }
        if (filter.person() != null) {
            sql.append(" and e.person = :person");
            parameters.addValue("person", filter.person());
        }
        if (filter.from() != null) {
            sql.append(" and t.effective_on >= :from");
            parameters.addValue("from", filter.from());
        }
        if (filter.to() != null) {
            sql.append(" and t.effective_on <= :to");
            parameters.addValue("to", filter.to());
        }
        return sql.toString();
    }

    private static Entry entry(ResultSet row, int index) throws SQLException {
        Posting.Entry posted = StoredLedger.entry(row);
        return new Entry(
                row.getString("id"),
                posted.leg(),
                posted.basis(),
                row.getString("currency"),
                new Entry.Transaction(
                        row.getString("transaction_id"),
                        TransactionType.valueOf(row.getString("type")),
                        deal(row),
                        row.getString("policy_version"),
                        row.getString("reason"),
                        new Entry.Times(
                                row.getObject("effective_on", LocalDate.class), Instants.read(row, "recorded_at"))));
    }

    private static Entry.Deal deal(ResultSet row) throws SQLException {
        return row.getObject("deal_id") == null
                ? new Entry.Deal(null, null)
                : new Entry.Deal(
                        new DealNumber(row.getLong("deal_id")).toString(), (Integer) row.getObject("revision"));
    }
}

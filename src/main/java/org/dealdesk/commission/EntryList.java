package org.dealdesk.commission;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The reps' lines of the ledger, in the order in which they were written, page by page. */
@Repository
public class EntryList {

    private static final String SELECT = """
            select e.id, e.account, e.rep, e.amount, e.currency, t.type, t.deal_id, t.revision, t.base, t.rate, t.reason,
                   t.policy_version, t.effective_on, t.recorded_at
              from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
             where e.rep is not null and e.id > :after
            """;

    private final NamedParameterJdbcTemplate jdbc;

    EntryList(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Which lines; null means any, the dates are business dates and both inclusive. */
    public record Filter(DealNumber deal, String rep, LocalDate from, LocalDate to) {}

    /** What a rep holds on one account. */
    public record Balance(String rep, Entry.Account account, String currency, BigDecimal amount) {}

    public List<Entry> page(Filter filter, String after, int limit) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        String sql = SELECT + conditions(filter, parameters) + " order by e.id limit :limit";
        return jdbc.query(sql, parameters.addValue("after", after).addValue("limit", limit), EntryList::entry);
    }

    /** Every rep's balances, or one rep's, in the order of rep, account and currency. */
    public List<Balance> balances(Filter filter) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        String sql = """
                select e.rep, e.account, e.currency, sum(e.amount) as amount
                  from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
                 where e.rep is not null
                """
                + conditions(filter, parameters)
                + " group by e.rep, e.account, e.currency order by e.rep, e.account, e.currency";
        return jdbc.query(
                sql,
                parameters,
                (row, number) -> new Balance(
                        row.getString("rep"),
                        Entry.Account.valueOf(row.getString("account")),
                        row.getString("currency"),
                        row.getBigDecimal("amount")));
    }

    private static String conditions(Filter filter, MapSqlParameterSource parameters) {
        StringBuilder sql = new StringBuilder();
        if (filter.deal() != null) {
            sql.append(" and t.deal_id = :deal");
            parameters.addValue("deal", filter.deal().id());
        }
        if (filter.rep() != null) {
            sql.append(" and e.rep = :rep");
            parameters.addValue("rep", filter.rep());
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

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("id"),
                Entry.Account.valueOf(row.getString("account")),
                row.getString("rep"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                new Entry.Transaction(
                        Entry.Type.valueOf(row.getString("type")),
                        new DealNumber(row.getLong("deal_id")).toString(),
                        row.getInt("revision"),
                        row.getString("policy_version"),
                        new Entry.Basis(row.getBigDecimal("base"), row.getBigDecimal("rate"), row.getString("reason")),
                        row.getObject("effective_on", LocalDate.class),
                        Instants.read(row, "recorded_at")));
    }
}

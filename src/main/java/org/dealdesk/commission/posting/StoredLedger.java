package org.dealdesk.commission.posting;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Transactions as they were posted, in ledger order. */
@Repository
public class StoredLedger {

    private static final String SELECT = """
            select t.id as t_id, t.number, t.type as t_type, t.deal_id, t.revision, coalesce(t.seq, t.after_seq) as place,
                   t.after_type, t.round_id, t.cause_id, t.paid_on, t.policy_version, t.currency as t_currency, t.reason,
                   t.effective_on, t.recorded_at, e.*
              from ledger_transaction t left join ledger_entry e on e.transaction_id = t.id
            """;

    private final NamedParameterJdbcTemplate jdbc;

    StoredLedger(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** A stored transaction. What was won with it is not read. */
    public record Posted(long number, Posting posting) {

        public TransactionType type() {
            return posting.type();
        }

        public Transaction transaction() {
            return posting.transaction(number);
        }
    }

    /** All of a deal, adjustments included. */
    public List<Posted> ofDeal(long dealId) {
        return where("t.deal_id = :deal", Map.of("deal", dealId));
    }

    /**
     * All that a condition holds of.
     *
     * @param condition on {@code ledger_transaction t}
     */
    public List<Posted> where(String condition, Map<String, ?> parameters) {
        ResultSetExtractor<List<Posted>> extractor = StoredLedger::read;
        return jdbc.query(SELECT + " where " + condition + " order by t.number, e.position", parameters, extractor);
    }

    public boolean hasAccrued(long dealId, int revision) {
        Integer accruals = jdbc.queryForObject(
                "select count(*) from ledger_transaction where deal_id = :deal and revision = :revision and type = 'ACCRUAL'",
                Map.of("deal", dealId, "revision", revision),
                Integer.class);
        return accruals != null && accruals > 0;
    }

    private static List<Posted> read(ResultSet rows) throws SQLException {
        List<Posted> posted = new ArrayList<>();
        List<Posting.Entry> entries = new ArrayList<>();
        Posted head = null;
        while (rows.next()) {
            if (head != null && head.number() != rows.getLong("number")) {
                posted.add(with(head, entries));
                head = null;
            }
            if (head == null) {
                head = head(rows);
                entries.clear();
            }
            if (rows.getString("account") != null) {
                entries.add(entry(rows));
            }
        }
        if (head != null) {
            posted.add(with(head, entries));
        }
        return List.copyOf(posted);
    }

    private static Posted with(Posted head, List<Posting.Entry> entries) {
        Posting posting = head.posting();
        return new Posted(
                head.number(),
                new Posting(
                        posting.id(),
                        posting.type(),
                        posting.origin(),
                        posting.terms(),
                        entries,
                        List.of(),
                        posting.time()));
    }

    private static Posted head(ResultSet row) throws SQLException {
        return new Posted(
                row.getLong("number"),
                new Posting(
                        row.getString("t_id"),
                        TransactionType.valueOf(row.getString("t_type")),
                        origin(row),
                        new Posting.Terms(
                                row.getString("policy_version"), row.getString("t_currency"), row.getString("reason")),
                        List.of(),
                        List.of(),
                        new PostingTime(
                                row.getObject("effective_on", LocalDate.class), Instants.read(row, "recorded_at"))));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        String after = row.getString("after_type");
        Origin.Deal deal = row.getObject("deal_id") == null
                ? null
                : new Origin.Deal(
                        row.getLong("deal_id"),
                        (Integer) row.getObject("revision"),
                        (Integer) row.getObject("place"),
                        row.getString("round_id"),
                        after == null ? null : TransactionType.valueOf(after));
        return new Origin(deal, row.getString("cause_id"), row.getObject("paid_on", LocalDate.class));
    }

    /** From a row with all columns of {@code ledger_entry}. */
    public static Posting.Entry entry(ResultSet row) throws SQLException {
        return new Posting.Entry(
                new Leg(
                        Account.valueOf(row.getString("account")),
                        row.getString("person"),
                        row.getString("plan"),
                        row.getBigDecimal("amount")),
                new Basis(
                        row.getBigDecimal("base"),
                        row.getBigDecimal("rate"),
                        exact(row.getBigDecimal("share")),
                        exact(row.getBigDecimal("attainment"))));
    }

    private static BigDecimal exact(BigDecimal stored) {
        return stored == null ? null : stored.stripTrailingZeros();
    }
}

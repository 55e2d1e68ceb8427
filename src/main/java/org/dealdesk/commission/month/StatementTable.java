package org.dealdesk.commission.month;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.commission.statement.Balances;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code commission_statement} and {@code statement_acknowledgement}. */
@Repository
class StatementTable {

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    StatementTable(JdbcTemplate jdbc) {
        this.batches = jdbc;
        this.jdbc = JdbcClient.create(jdbc);
    }

    void add(List<FinalStatement> statements) {
        batches.batchUpdate(
                "insert into commission_statement (person, closed_month, format, document, sha256, accrued, earned, paid)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                statements.stream()
                        .map(statement -> new Object[] {
                            statement.person(),
                            statement.month().toString(),
                            statement.format(),
                            statement.document(),
                            statement.sha256(),
                            statement.closing().accrued(),
                            statement.closing().earned(),
                            statement.closing().paid()
                        })
                        .toList());
    }

    Optional<FinalStatement> find(String person, YearMonth month) {
        return jdbc.sql("select * from commission_statement where person = ? and closed_month = ?")
                .params(person, month.toString())
                .query((row, number) -> statement(row))
                .optional();
    }

    private static FinalStatement statement(ResultSet row) throws SQLException {
        return new FinalStatement(
                row.getString("person"),
                YearMonth.parse(row.getString("closed_month")),
                row.getInt("format"),
                row.getString("document"),
                row.getString("sha256"),
                balances(row));
    }

    private static Balances balances(ResultSet row) throws SQLException {
        return new Balances(row.getBigDecimal("accrued"), row.getBigDecimal("earned"), row.getBigDecimal("paid"));
    }

    /** Of one person, the latest first, before the month {@code before}. */
    List<StatementHead> heads(String person, String before, int limit) {
        return jdbc.sql("""
                        select s.*, a.acknowledged_at from commission_statement s
                          left join statement_acknowledgement a on a.person = s.person and a.closed_month = s.closed_month
                         where s.person = ? and s.closed_month < ? order by s.closed_month desc limit ?
                        """)
                .params(person, before, limit)
                .query((row, number) -> new StatementHead(
                        YearMonth.parse(row.getString("closed_month")),
                        balances(row),
                        Instants.read(row, "acknowledged_at")))
                .list();
    }

    /** When the person acknowledged it. */
    Optional<Instant> acknowledged(String person, YearMonth month) {
        return jdbc.sql("select acknowledged_at from statement_acknowledgement where person = ? and closed_month = ?")
                .params(person, month.toString())
                .query((row, number) -> Instants.read(row, "acknowledged_at"))
                .optional();
    }

    void acknowledge(String person, YearMonth month, Instant at) {
        jdbc.sql("insert into statement_acknowledgement (person, closed_month, acknowledged_at) values (?, ?, ?)")
                .params(person, month.toString(), Instants.utc(at))
                .update();
    }

    /** Why adjustments were made, by id. */
    Map<String, String> reasons(Collection<String> adjustments) {
        Map<String, String> reasons = new HashMap<>();
        if (!adjustments.isEmpty()) {
            new NamedParameterJdbcTemplate(batches)
                    .query(
                            "select id, reason from commission_adjustment where id in (:ids)",
                            Map.of("ids", adjustments),
                            row -> {
                                reasons.put(row.getString("id"), row.getString("reason"));
                            });
        }
        return reasons;
    }
}

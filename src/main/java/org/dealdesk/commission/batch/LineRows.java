package org.dealdesk.commission.batch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.commission.payout.DueAmounts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code payout_line} and {@code payout_listed}. */
@Repository
class LineRows {

    private static final String LINES = """
            select l.person, p.name, l.amount,
                   exists (select 1 from payout_return r
                            where r.batch_id = l.batch_id and r.person = l.person and r.status = 'APPROVED') as returned
              from payout_line l join person p on p.id = l.person where l.batch_id = ?
            """;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    LineRows(JdbcTemplate jdbc) {
        this.batches = jdbc;
        this.jdbc = JdbcClient.create(jdbc);
    }

    void add(String batch, List<DueAmounts> amounts) {
        batches.batchUpdate(
                "insert into payout_line (batch_id, person, amount) values (?, ?, ?)",
                amounts.stream()
                        .filter(due -> due.line().signum() > 0)
                        .map(due -> new Object[] {batch, due.person(), due.line()})
                        .toList());
        batches.batchUpdate(
                "insert into payout_listed (batch_id, person, held) values (?, ?, ?)",
                listed(amounts).stream()
                        .map(one -> new Object[] {batch, one.person(), one.held()})
                        .toList());
    }

    /** Who gets no line though EARNED is not 0, or less because of a hold. */
    static List<ListedPerson> listed(List<DueAmounts> amounts) {
        return amounts.stream()
                .filter(due -> due.held().signum() > 0 || due.isCarried())
                .map(due -> new ListedPerson(due.person(), due.isCarried() ? null : due.held()))
                .toList();
    }

    /** By the id of the person. */
    List<PaidLine> lines(String batch) {
        return jdbc.sql(LINES + " order by l.person")
                .param(batch)
                .query((row, number) -> line(row))
                .list();
    }

    Optional<PaidLine> line(String batch, String person) {
        return jdbc.sql(LINES + " and l.person = ?")
                .params(batch, person)
                .query((row, number) -> line(row))
                .optional();
    }

    private static PaidLine line(java.sql.ResultSet row) throws java.sql.SQLException {
        return new PaidLine(
                row.getString("person"),
                row.getString("name"),
                row.getBigDecimal("amount"),
                row.getBoolean("returned"));
    }

    Set<String> people(String batch) {
        return new TreeSet<>(jdbc.sql("select person from payout_line where batch_id = ?")
                .param(batch)
                .query(String.class)
                .list());
    }

    List<ListedPerson> listed(String batch) {
        return jdbc.sql("select person, held from payout_listed where batch_id = ? order by person")
                .param(batch)
                .query((row, number) -> new ListedPerson(row.getString("person"), row.getBigDecimal("held")))
                .list();
    }
}

package org.dealdesk.commission.month;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code commission_month}. */
@Repository
public class MonthTable {

    private final JdbcClient jdbc;

    MonthTable(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** The month that was closed last. */
    public Optional<YearMonth> last() {
        return jdbc.sql("select closed_month from commission_month order by closed_month desc limit 1")
                .query(String.class)
                .optional()
                .map(YearMonth::parse);
    }

    public boolean isClosed(YearMonth month) {
        return last().filter(closed -> !month.isAfter(closed)).isPresent();
    }

    void add(YearMonth month, String by, Instant at) {
        jdbc.sql("insert into commission_month (closed_month, closed_by, closed_at) values (?, ?, ?)")
                .params(month.toString(), by, Instants.utc(at))
                .update();
    }

    /** The latest first, before {@code before}. */
    List<ClosedMonth> page(String before, int limit) {
        return jdbc.sql("""
                        select m.*, (select count(*) from commission_statement s where s.closed_month = m.closed_month) as statements
                          from commission_month m where m.closed_month < ? order by m.closed_month desc limit ?
                        """)
                .params(before, limit)
                .query((row, number) -> new ClosedMonth(
                        YearMonth.parse(row.getString("closed_month")),
                        row.getString("closed_by"),
                        Instants.read(row, "closed_at"),
                        row.getInt("statements")))
                .list();
    }
}

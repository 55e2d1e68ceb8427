package org.dealdesk.commission.posting;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dealdesk.platform.rows.RowChanges;
import org.dealdesk.platform.rows.Rows;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Repository;

/** Posts transactions in ledger order: people by id, then the months, then the next number. */
@Repository
public class LedgerBook {

    /** So many entries go in one statement: a payout of thousands of people has more parameters than one takes. */
    private static final int AT_ONCE = 1000;

    private static final String LATEST = "(select max(effective_on) from ledger_transaction) as latest,"
            + " (select max(closed_month) from commission_month) as closed";

    private final JdbcTemplate jdbc;
    private final Rows rows;
    private final Policies policies;
    private final Clock clock;
    private final boolean inOneCall;

    LedgerBook(JdbcTemplate jdbc, Rows rows, Policies policies, Clock clock) throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.rows = rows;
        this.policies = policies;
        this.clock = clock;
        this.inOneCall = JdbcUtils.extractDatabaseMetaData(
                        jdbc.getDataSource(), DatabaseMetaData::getDatabaseProductName)
                .equals("PostgreSQL");
    }

    /** What was posted last, and the last closed month; null where there is none. */
    private record Latest(LocalDate day, String month) {}

    /**
     * Locks the rows of these people until the transaction ends, and shared the months. All people who get an entry, and all whose
     * earlier shares count, must be among them.
     */
    public PostingTime begin(Collection<String> people) {
        Latest latest = lock(List.copyOf(new TreeSet<>(people)));
        Instant now = clock.instant();
        return new PostingTime(notBefore(latest, policies.day(now)), now);
    }

    private static LocalDate notBefore(Latest latest, LocalDate today) {
        LocalDate day = latest.day() == null || latest.day().isBefore(today) ? today : latest.day();
        LocalDate open = latest.month() == null
                ? day
                : YearMonth.parse(latest.month()).plusMonths(1).atDay(1);
        return open.isAfter(day) ? open : day;
    }

    private Latest lock(List<String> people) {
        if (inOneCall) {
            return jdbc.queryForObject(
                    "select latest, closed from begin_posting(?)", LedgerBook::latest, String.join("\n", people));
        }
        if (!people.isEmpty()) {
            new NamedParameterJdbcTemplate(jdbc)
                    .queryForList(
                            "select id from person where id in (:people) order by id for update",
                            Map.of("people", people),
                            String.class);
        }
        lockMonths();
        return jdbc.queryForObject("select " + LATEST, LedgerBook::latest);
    }

    private static Latest latest(ResultSet row, int number) throws SQLException {
        return new Latest(row.getObject("latest", LocalDate.class), row.getString("closed"));
    }

    /** Locks the months exclusively: no posting is under way then, and none begins until the transaction ends. */
    public void lockMonths() {
        jdbc.queryForList("select id from ledger_lock for update", Integer.class);
    }

    /** Stores a transaction now; it gets the next number. Its people are locked. */
    public void post(Posting posting) {
        int all = posting.entries().size();
        RowChanges changes = new RowChanges();
        posting.addTo(Math.min(all, AT_ONCE), changes);
        rows.send(changes);
        for (int from = AT_ONCE; from < all; from += AT_ONCE) {
            RowChanges more = new RowChanges();
            posting.addEntries(from, Math.min(all, from + AT_ONCE), more);
            rows.send(more);
        }
    }
}

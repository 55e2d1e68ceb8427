package org.dealdesk.backtest.comparison;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import org.dealdesk.platform.Instants;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The revisions of a period as they lie in their table, read page by page. What is submitted meanwhile is left out. */
public final class StoredRevisions implements DealSource {

    private static final int PAGE = 200;
    private static final String OF_PERIOD =
            " from revision r where r.effective_on between :from and :to and r.submitted_at <= :asOf";
    private static final String LATEST = """
             and not exists (select 1 from revision l where l.deal_id = r.deal_id and l.number > r.number
                                and l.effective_on between :from and :to and l.submitted_at <= :asOf)
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final String rows;
    private final MapSqlParameterSource parameters;
    private final Policies policies;
    private final VersionAssessor candidate;
    private final long total;
    private final Deque<RevisionComparison> page = new ArrayDeque<>();
    private boolean more = true;
    private long place;

    public StoredRevisions(
            NamedParameterJdbcTemplate jdbc,
            Period period,
            Instant asOf,
            Policies policies,
            VersionAssessor candidate) {
        this.jdbc = jdbc;
        this.rows = OF_PERIOD + (period.which() == Period.Which.LATEST ? LATEST : "");
        this.parameters = new MapSqlParameterSource()
                .addValue("from", period.from())
                .addValue("to", period.to())
                .addValue("asOf", Instants.utc(asOf))
                .addValue("deal", 0L)
                .addValue("number", 0);
        this.policies = policies;
        this.candidate = candidate;
        this.total = jdbc.queryForObject("select count(*)" + rows, parameters, Long.class);
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && more) {
            List<RevisionComparison> read = read();
            more = read.size() == PAGE;
            page.addAll(read);
        }
        return !page.isEmpty();
    }

    @Override
    public Pending next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }

    @Override
    public int percent() {
        return total == 0 ? 100 : (int) (Math.min(place, total) * 100 / total);
    }

    @Override
    public void close() {
        page.clear();
    }

    private List<RevisionComparison> read() {
        // The first condition lets an index find the place, the second one leaves out what was read.
        String select = "select r.deal_id, r.number, r.policy_version, r.customer_id, r.document" + rows
                + " and r.deal_id >= :deal and (r.deal_id > :deal or r.number > :number)"
                + " order by r.deal_id, r.number limit " + PAGE;
        return jdbc.query(select, parameters, (row, index) -> {
            parameters.addValue("deal", row.getLong("deal_id")).addValue("number", row.getInt("number"));
            return new RevisionComparison(
                    ++place,
                    row.getLong("deal_id"),
                    row.getInt("number"),
                    row.getString("customer_id"),
                    row.getString("document"),
                    policies.version(row.getString("policy_version")),
                    candidate);
        });
    }
}

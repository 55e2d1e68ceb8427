package org.dealdesk.backtest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dealdesk.backtest.Backtest.Source;
import org.dealdesk.backtest.Backtest.State;
import org.dealdesk.backtest.comparison.BacktestTotals;
import org.dealdesk.backtest.comparison.Period;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The back-tests that were ever asked for. A running one says now and then that it is alive. Callers write in transactions. */
@Repository
class BacktestTable {

    private static final String WITHOUT_RESULT = """
            id, policy_version, draft_version, draft_sha256, against, source, period_from, period_to, revisions, upload_sha256, state, deals, faulty,
            percent, created_by, created_at, ended_at, reason, cast(null as varchar(1)) as result
            """;

    private static final String UNHEARD = " where state = 'RUNNING' and seen_at < ?";

    private final JdbcClient jdbc;

    BacktestTable(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    void add(Backtest started) {
        Backtest.Question question = started.question();
        Period period = question.period();
        jdbc.sql("""
                        insert into backtest (id, policy_version, draft_version, draft_sha256, against, source, period_from,
                                              period_to, revisions, upload_sha256, state, deals, faulty, percent, created_by,
                                              created_at, seen_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?)
                        """)
                .param(started.id())
                .param(question.draftSha256() == null ? question.policy() : null)
                .param(question.draftSha256() == null ? null : question.policy())
                .param(question.draftSha256())
                .param(question.against())
                .param(question.source().name())
                .param(period == null ? null : period.from())
                .param(period == null ? null : period.to())
                .param(period == null ? null : period.which().name())
                .param(question.uploadSha256())
                .param(started.state().name())
                .param(started.createdBy())
                .param(Instants.utc(started.createdAt()))
                .param(Instants.utc(started.createdAt()))
                .update();
    }

    Optional<Backtest> find(String id) {
        return jdbc.sql("select * from backtest where id = ?")
                .param(id)
                .query(BacktestTable::read)
                .optional();
    }

    /** The newest first, without their results. */
    List<Backtest> list(String before, int limit) {
        return jdbc.sql("select " + WITHOUT_RESULT + " from backtest where id < ? order by id desc limit ?")
                .params(before, limit)
                .query(BacktestTable::read)
                .list();
    }

    /** Those of a document, the newest first, without their results. */
    List<Backtest> ofDocument(String version, String sha256, int limit) {
        return jdbc.sql("select " + WITHOUT_RESULT
                        + " from backtest where policy_version = ? or draft_sha256 = ? order by id desc limit ?")
                .params(version, sha256, limit)
                .query(BacktestTable::read)
                .list();
    }

    /** Whether the back-test is to go on. */
    boolean progress(String id, long deals, long faulty, int percent, Instant now) {
        return change("""
                update backtest set deals = ?, faulty = ?, percent = ?, seen_at = ?
                 where id = ? and state = 'RUNNING'
                """, deals, faulty, percent, Instants.utc(now), id) == 1;
    }

    boolean complete(String id, BacktestTotals tally, String result, Instant now) {
        return change("""
                update backtest set state = 'COMPLETED', deals = ?, faulty = ?, percent = 100, result = ?,
                       ended_at = ?
                 where id = ? and state = 'RUNNING'
                """, tally.compared(), tally.faulty(), result, Instants.utc(now), id) == 1;
    }

    /** Ends a running one without a result; one that has ended stays as it is. */
    boolean end(String id, State state, String reason, Instant now) {
        return change(
                        "update backtest set state = ?, reason = ?, ended_at = ? where id = ? and state = 'RUNNING'",
                        state.name(),
                        reason,
                        Instants.utc(now),
                        id)
                == 1;
    }

    /** Whether there are any whose servers have not been heard of since. */
    boolean hasUnheard(Instant since) {
        return jdbc.sql("select exists (select 1 from backtest" + UNHEARD + ")")
                .param(Instants.utc(since))
                .query(Boolean.class)
                .single();
    }

    /** Ends those; answers how many. */
    int endUnheard(Instant since, String reason, Instant now) {
        return change(
                "update backtest set state = 'INTERRUPTED', reason = ?, ended_at = ?" + UNHEARD,
                reason,
                Instants.utc(now),
                Instants.utc(since));
    }

    private int change(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).update();
    }

    private static Backtest read(ResultSet row, int number) throws SQLException {
        String revisions = row.getString("revisions");
        Period period = revisions == null
                ? null
                : new Period(
                        row.getObject("period_from", LocalDate.class),
                        row.getObject("period_to", LocalDate.class),
                        Period.Which.valueOf(revisions));
        return new Backtest(
                row.getString("id"),
                new Backtest.Question(
                        row.getString(row.getString("draft_sha256") == null ? "policy_version" : "draft_version"),
                        row.getString("draft_sha256"),
                        row.getString("against"),
                        Source.valueOf(row.getString("source")),
                        period,
                        row.getString("upload_sha256")),
                row.getString("created_by"),
                Instants.read(row, "created_at"),
                State.valueOf(row.getString("state")),
                new Backtest.Progress(row.getLong("deals"), row.getLong("faulty"), row.getInt("percent")),
                new Backtest.Ending(Instants.read(row, "ended_at"), row.getString("reason"), row.getString("result")));
    }
}

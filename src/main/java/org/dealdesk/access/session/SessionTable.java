package org.dealdesk.access.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dealdesk.access.record.AccessRecords;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.people.WhenDeactivated;
import org.dealdesk.platform.people.WhenRolesChange;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists and ends sessions in the database. One that has ended is known to no node. */
@Repository
class SessionTable implements WhenDeactivated, WhenRolesChange {

    /** Stands for no session where all of a person's are ended. */
    static final String NONE = "";

    private static final String SELECT = """
            select s.primary_id, s.session_id, s.principal_name, i.attribute_bytes as signed_in, u.attribute_bytes as used
              from spring_session s
              join spring_session_attributes i on i.session_primary_id = s.primary_id and i.attribute_name = 'sign-in'
              join spring_session_attributes u on u.session_primary_id = s.primary_id and u.attribute_name = 'used'
            """;

    private final JdbcClient jdbc;
    private final AccessRecords records;
    private final SessionLimits limits;
    private final Transactions transactions;
    private final Clock clock;

    SessionTable(
            JdbcTemplate jdbc, AccessRecords records, SessionLimits limits, Transactions transactions, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.records = records;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Records a sign-in and ends the oldest sessions of the person, so that at most {@code left} are left. */
    void makeRoom(String person, int left, String way) {
        transactions.run(() -> {
            records.add(EventType.SIGNED_IN, person, person, data -> data.put("way", way));
            jdbc.sql("update person set last_seen_at = ? where id = ?")
                    .params(Instants.utc(clock.instant()), person)
                    .update();
            int ended = jdbc.sql("""
                            delete from spring_session where primary_id in
                              (select primary_id from spring_session where principal_name = ?
                                order by creation_time desc, primary_id offset ? rows)
                            """).params(person, left).update();
            noteEnded(person, Event.SYSTEM, "too-many", ended);
            return ended;
        });
    }

    /** The open sessions of a person, or of all people where that is null, after one by its id. */
    List<OpenSession> list(String person, String after, int limit, String current) {
        Instant now = clock.instant();
        List<OpenSession> open = new ArrayList<>();
        String last = after;
        boolean more = true;
        while (more && open.size() < limit) {
            List<Row> rows = rows(person, last, limit, current);
            rows.stream()
                    .flatMap(row -> row.session().stream())
                    .filter(session -> !limits.isOver(session.since(), session.lastUse(), now))
                    .limit(limit - open.size())
                    .forEach(open::add);
            more = rows.size() == limit;
            last = rows.isEmpty() ? last : rows.get(rows.size() - 1).id();
        }
        return open;
    }

    /** A row; {@code session} is empty where it cannot be read. */
    private record Row(String id, Optional<OpenSession> session) {}

    private List<Row> rows(String person, String after, int limit, String current) {
        String whose = person == null ? "" : " and s.principal_name = :person";
        return jdbc.sql(SELECT + " where s.primary_id > :after" + whose + " order by s.primary_id limit :limit")
                .param("after", after)
                .param("person", person)
                .param("limit", limit)
                .query((row, number) -> new Row(row.getString("primary_id"), read(row, current)))
                .list();
    }

    Optional<OpenSession> find(String id, String current) {
        return jdbc.sql(SELECT + " where s.primary_id = ?")
                .param(id)
                .query((row, number) -> read(row, current))
                .optional()
                .flatMap(session -> session);
    }

    void end(OpenSession session, String actor) {
        int ended = jdbc.sql("delete from spring_session where primary_id = ?")
                .param(session.id())
                .update();
        noteEnded(session.person(), actor, "ended", ended);
    }

    /** Ends all sessions of a person but one, which is named by the id that its cookie holds. */
    int endAll(String person, String but, String actor, String reason) {
        int ended = jdbc.sql("delete from spring_session where principal_name = ? and session_id <> ?")
                .params(person, but)
                .update();
        noteEnded(person, actor, reason, ended);
        return ended;
    }

    /** Ends some sessions of a person, which are named by the ids that their cookies hold. */
    int end(String person, Collection<String> cookies, String actor, String reason) {
        int ended = cookies.stream()
                .mapToInt(cookie -> jdbc.sql("delete from spring_session where principal_name = ? and session_id = ?")
                        .params(person, cookie)
                        .update())
                .sum();
        noteEnded(person, actor, reason, ended);
        return ended;
    }

    /** Who has sessions. */
    List<String> people() {
        return jdbc.sql(
                        "select distinct principal_name from spring_session where principal_name is not null order by 1")
                .query(String.class)
                .list();
    }

    private void noteEnded(String person, String actor, String reason, int ended) {
        if (ended > 0) {
            records.add(EventType.SESSIONS_ENDED, person, actor, data -> data.put("reason", reason)
                    .put("count", ended));
        }
    }

    @Override
    public void deactivated(String person) {
        endAll(person, NONE, Event.SYSTEM, "deactivated");
    }

    @Override
    public void rolesChanged(String person) {
        endAll(person, NONE, Event.SYSTEM, "roles-changed");
    }

    private static Optional<OpenSession> read(ResultSet row, String current) throws SQLException {
        Optional<SignedIn> signedIn = SignedIn.read(SessionJson.read(row.getBytes("signed_in")));
        Optional<Instant> used = Sessions.instant(SessionJson.read(row.getBytes("used")));
        String id = row.getString("primary_id");
        boolean own = row.getString("session_id").equals(current);
        return signedIn.flatMap(known -> used.map(
                last -> new OpenSession(id, known.person(), known.way(), known.browser(), known.since(), last, own)));
    }
}

package org.dealdesk.access.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dealdesk.access.directory.PendingChange.Asked;
import org.dealdesk.access.directory.PendingChange.Kind;
import org.dealdesk.access.directory.PendingChange.Status;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code pending_change}. */
@Repository
class PendingChanges {

    private final JdbcClient jdbc;
    private final Clock clock;

    PendingChanges(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /**
     * A change, and the person as they were when it was asked for.
     *
     * @param base the hash of the person; null where it does not matter
     */
    record Stored(PendingChange change, String base) {}

    void add(PendingChange change, String base) {
        jdbc.sql("""
                        insert into pending_change (id, person, kind, data, base, asked_by, asked_at, expires_at, status)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        change.id(),
                        change.person(),
                        change.kind().name(),
                        CanonicalJson.write(change.data()),
                        base,
                        change.asked().by(),
                        Instants.utc(change.asked().at()),
                        Instants.utc(change.asked().expiresAt()),
                        change.status().name())
                .update();
    }

    /** The change, locked so that it ends once. */
    Optional<Stored> lock(String id) {
        return jdbc.sql("select * from pending_change where id = ? for update")
                .param(id)
                .query((row, number) -> new Stored(read(row), row.getString("base")))
                .optional();
    }

    /** Notes the end of a change that was locked; {@code data} is what is kept of it. */
    void end(PendingChange change, Status status, String by, JsonNode data) {
        jdbc.sql("update pending_change set status = ?, ended_by = ?, ended_at = ?, data = ? where id = ?")
                .params(status.name(), by, Instants.utc(clock.instant()), CanonicalJson.write(data), change.id())
                .update();
    }

    /** Changes that wait no longer and were not ended by an administrator. */
    List<String> overdue(int most) {
        return jdbc.sql(
                        "select id from pending_change where status = 'PENDING' and expires_at <= ? order by id limit ?")
                .params(Instants.utc(clock.instant()), most)
                .query(String.class)
                .list();
    }

    /** Those in a status, or all where that is null, the oldest first, after one by its id. */
    List<PendingChange> page(Status status, String after, int limit) {
        Instant now = clock.instant();
        String wanted = status == null
                ? ""
                : switch (status) {
                    case PENDING -> " and status = 'PENDING' and expires_at > :now";
                    case EXPIRED -> " and (status = 'EXPIRED' or (status = 'PENDING' and expires_at <= :now))";
                    default -> " and status = '" + status + "'";
                };
        return jdbc.sql("select * from pending_change where id > :after" + wanted + " order by id limit :limit")
                .param("after", after)
                .param("now", Instants.utc(now))
                .param("limit", limit)
                .query((row, number) -> read(row).at(now))
                .list();
    }

    private static PendingChange read(ResultSet row) throws SQLException {
        return new PendingChange(
                row.getString("id"),
                row.getString("person"),
                Kind.valueOf(row.getString("kind")),
                CanonicalJson.read(row.getString("data")),
                new Asked(row.getString("asked_by"), Instants.read(row, "asked_at"), Instants.read(row, "expires_at")),
                Status.valueOf(row.getString("status")));
    }
}

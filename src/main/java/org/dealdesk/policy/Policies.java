package org.dealdesk.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dealdesk.platform.json.CanonicalJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every version of the policy, and which of them is in force on a day. A version never changes, so it is read and compiled once
 * and kept; which one is in force is asked anew each time, since another node may have activated one.
 */
@Repository
public class Policies {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Policy> compiled = new ConcurrentHashMap<>();
    private volatile ZoneId zone;

    Policies(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /** What is known of a version without reading its document. */
    public record Listed(
            String version, String name, State state, LocalDate effectiveFrom, String sha256, Instant createdAt) {}

    /** The life of a version. */
    public enum State {
        DRAFT,
        APPROVED,
        ACTIVE,
        SUPERSEDED
    }

    /** The version in force on {@code day}. Without one nothing can be assessed, so nothing is. */
    public Policy inForce(LocalDate day) {
        return jdbc.sql(
                        "select version from policy_in_force where effective_from <= ? order by effective_from desc limit 1")
                .param(day)
                .query(String.class)
                .optional()
                .map(this::version)
                .orElseThrow(() -> new IllegalStateException("No policy is in force on " + day));
    }

    /** The name of the version in force on {@code day}, if there was one. */
    public Optional<String> findInForce(LocalDate day) {
        return jdbc.sql(
                        "select version from policy_in_force where effective_from <= ? order by effective_from desc limit 1")
                .param(day)
                .query(String.class)
                .optional();
    }

    /** The version of that name, which must exist: a revision is pinned to it. */
    public Policy version(String version) {
        return compiled.computeIfAbsent(version, this::read);
    }

    public List<Listed> list(String after, int limit) {
        return jdbc.sql("select * from policy_version where version > ? order by version limit ?")
                .params(after, limit)
                .query(Policies::listed)
                .list();
    }

    public Optional<Listed> find(String version) {
        return jdbc.sql("select * from policy_version where version = ?")
                .param(version)
                .query(Policies::listed)
                .optional();
    }

    /** The document as it was written. */
    public Optional<String> document(String version) {
        return jdbc.sql("select document from policy_version where version = ?")
                .param(version)
                .query(String.class)
                .optional();
    }

    public boolean isEmpty() {
        return jdbc.sql("select version from policy_in_force limit 1")
                .query(String.class)
                .optional()
                .isEmpty();
    }

    /** The day that {@code instant} falls on where the business is: all versions share one time zone. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone());
    }

    public LocalDate today() {
        return day(clock.instant());
    }

    public ZoneId zone() {
        if (zone == null) {
            zone = jdbc.sql("select version from policy_in_force order by effective_from limit 1")
                    .query(String.class)
                    .optional()
                    .map(this::version)
                    .orElseThrow(() -> new IllegalStateException("There is no policy yet"))
                    .timeZone();
        }
        return zone;
    }

    /** Stores the first version, which needs nobody's approval and is in force at once. */
    void install(Policy policy, String document, String by) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("""
                        insert into policy_version (version, name, state, effective_from, document, sha256, created_by,
                                                    created_at, approved_by, approved_at, activated_by, activated_at)
                        values (?, ?, 'ACTIVE', ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        policy.version(),
                        policy.name(),
                        policy.effectiveFrom(),
                        document,
                        CanonicalJson.sha256(document),
                        by,
                        now,
                        by,
                        now,
                        by,
                        now)
                .update();
        jdbc.sql("insert into policy_in_force (effective_from, version) values (?, ?)")
                .params(policy.effectiveFrom(), policy.version())
                .update();
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getString("version"),
                row.getString("name"),
                State.valueOf(row.getString("state")),
                row.getObject("effective_from", LocalDate.class),
                row.getString("sha256"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private Policy read(String version) {
        String document =
                document(version).orElseThrow(() -> new IllegalStateException("There is no policy version " + version));
        return PolicyReader.read(document);
    }
}

package org.dealdesk.policy.life;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.input.Today;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.difference.PolicySubstance;
import org.dealdesk.policy.reader.PolicyReader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every version of the policy, and which of them is in force on a day. A version never changes, so it is read and compiled once
 * and kept; which one is in force is asked anew each time, since another node may have activated one.
 */
@Repository
public class Policies {

    private static final String SELECT = """
            select v.*, f.effective_from as in_force_from,
                   (select min(n.effective_from) from policy_in_force n where n.effective_from > f.effective_from) as next_from
              from policy_version v left join policy_in_force f on f.version = v.version
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Policy> compiled = new ConcurrentHashMap<>();
    private final Map<String, String> substances = new ConcurrentHashMap<>();
    private volatile ZoneId zone;

    Policies(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /** What is known of a version without reading its document. */
    public record Listed(
            String version,
            String name,
            State state,
            Effective effective,
            Document document,
            Steps steps,
            List<String> acknowledged) {

        public LocalDate effectiveFrom() {
            return effective.from();
        }

        public LocalDate effectiveUntil() {
            return effective.until();
        }

        public String mediaType() {
            return document.mediaType();
        }

        public String sha256() {
            return document.sha256();
        }

        public Step drafted() {
            return steps.drafted();
        }

        public Step approved() {
            return steps.approved();
        }

        public Step activated() {
            return steps.activated();
        }
    }

    /**
     * When it is in force.
     *
     * @param from the day that its document names
     * @param until its last day; null while no other one is to take its place
     */
    record Effective(LocalDate from, LocalDate until) {}

    /** How its document is kept. */
    record Document(String mediaType, String sha256) {}

    /** The steps of its life. */
    record Steps(Step drafted, Step approved, Step activated) {}

    /** The actor and the time of a step of a version's life cycle; null before it. */
    public record Step(String by, Instant at) {}

    /** The life of a version. From its activation on, the state follows from the dates and the clock alone. */
    public enum State {
        DRAFT,
        APPROVED,
        SCHEDULED,
        ACTIVE,
        SUPERSEDED
    }

    /** The version in force on {@code day}. Without one, deals cannot be assessed. */
    public Policy inForce(LocalDate day) {
        return findInForce(day)
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
        Policy known = compiled.get(version);
        return known == null ? read(version) : known;
    }

    /** Whether two versions decide every deal alike: they differ in no more than names, descriptions, dates and the calendar. */
    public boolean decideAlike(String one, String other) {
        return one.equals(other) || substance(one).equals(substance(other));
    }

    /** Read once: a version never changes, and the caller may hold a deal's lock. */
    private String substance(String version) {
        return substances.computeIfAbsent(version, known -> PolicySubstance.of(text(known)));
    }

    private String text(String version) {
        return document(version).orElseThrow(() -> new IllegalStateException("There is no policy " + version));
    }

    public List<Listed> list(String after, int limit) {
        LocalDate today = today();
        return jdbc.sql(SELECT + " where v.version > ? order by v.version limit ?")
                .params(after, limit)
                .query((row, number) -> listed(row, today))
                .list();
    }

    public Optional<Listed> find(String version) {
        LocalDate today = today();
        return jdbc.sql(SELECT + " where v.version = ?")
                .param(version)
                .query((row, number) -> listed(row, today))
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

    /** Today, and the days that are today in some time zone. */
    public Today namedToday() {
        return Today.of(clock.instant(), zone());
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

    /** Stores the first version, which needs no approval and is in force at once. */
    void install(Policy policy, String document, String by) {
        OffsetDateTime now = Instants.utc(clock.instant());
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

    private static Listed listed(ResultSet row, LocalDate today) throws SQLException {
        LocalDate from = row.getObject("in_force_from", LocalDate.class);
        LocalDate next = row.getObject("next_from", LocalDate.class);
        String acknowledged = row.getString("acknowledged");
        List<String> warnings = new ArrayList<>();
        if (acknowledged != null) {
            CanonicalJson.read(acknowledged).forEach(id -> warnings.add(id.textValue()));
        }
        return new Listed(
                row.getString("version"),
                row.getString("name"),
                from == null ? State.valueOf(row.getString("state")) : state(from, next, today),
                new Effective(
                        row.getObject("effective_from", LocalDate.class), next == null ? null : next.minusDays(1)),
                new Document(row.getString("media_type"), row.getString("sha256")),
                new Steps(step(row, "created"), step(row, "approved"), step(row, "activated")),
                List.copyOf(warnings));
    }

    private static State state(LocalDate from, LocalDate next, LocalDate today) {
        if (from.isAfter(today)) {
            return State.SCHEDULED;
        }
        return next == null || next.isAfter(today) ? State.ACTIVE : State.SUPERSEDED;
    }

    private static Step step(ResultSet row, String name) throws SQLException {
        String by = row.getString(name + "_by");
        return by == null ? null : new Step(by, Instants.read(row, name + "_at"));
    }

    /** Kept only once it has come into force: until then it may still be discarded, and its name be given to another one. */
    private Policy read(String version) {
        record Stored(String document, LocalDate from) {}
        Stored stored = jdbc.sql("""
                        select v.document, f.effective_from from policy_version v
                          left join policy_in_force f on f.version = v.version where v.version = ?
                        """)
                .param(version)
                .query((row, number) ->
                        new Stored(row.getString("document"), row.getObject("effective_from", LocalDate.class)))
                .optional()
                .orElseThrow(() -> new IllegalStateException("There is no policy version " + version));
        Policy policy = PolicyReader.readStored(stored.document());
        LocalDate today = LocalDate.ofInstant(clock.instant(), policy.timeZone());
        if (stored.from() != null && !stored.from().isAfter(today)) {
            compiled.put(version, policy);
        }
        return policy;
    }
}

package org.dealdesk.access.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.directory.DirectoryFilter.Way;
import org.dealdesk.access.passkey.Passkeys;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.approval.authority.AuthorityAdministration;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The directory as administrators read it: who is there, how they sign in and when they were seen. */
@Repository
public class Directory {

    private static final Duration LONG = Duration.ofDays(90);

    private static final String SEEN = """
            greatest(coalesce(p.last_seen_at, timestamp with time zone '1970-01-01 00:00:00+00'),
                     coalesce((select max(t.last_used_at) from access_token t where t.person = p.id),
                              timestamp with time zone '1970-01-01 00:00:00+00'))""";

    private static final String OIDC = "(p.id in (select person from provider_identity)"
            + " or p.id in (select person from provider_link_awaited))";

    private final JdbcClient jdbc;
    private final People people;
    private final AuthorityAdministration authority;
    private final String way;
    private final String secondFactor;
    private final Clock clock;

    Directory(
            JdbcTemplate jdbc,
            People people,
            AuthorityAdministration authority,
            SignInWays ways,
            Passkeys passkeys,
            Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.people = people;
        this.authority = authority;
        this.way =
                "case when " + OIDC + " then 'OIDC' when p.id in (" + ways.holders() + ") then 'LOCAL' else 'NONE' end";
        this.secondFactor = "p.id in (" + passkeys.holders() + ")";
        this.clock = clock;
    }

    private record Row(String id, Way way, boolean secondFactor, Instant seen) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("id"),
                    Way.valueOf(row.getString("way")),
                    row.getBoolean("second_factor"),
                    Instants.read(row, "seen"));
        }
    }

    /** A page of those people, in the order of their ids. */
    public List<DirectoryEntry> page(Caller caller, DirectoryFilter filter, String after, int limit) {
        DirectoryChanges.requireAdministrator(caller);
        List<Row> rows = rows(filter, after, limit);
        Map<String, Person> known = people.findAll(rows.stream().map(Row::id).toList()).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        Map<String, Authority> limited = authority.of(known.keySet());
        return rows.stream()
                .filter(row -> known.containsKey(row.id()))
                .map(row -> entry(known.get(row.id()), limited.getOrDefault(row.id(), Authority.UNLIMITED), row))
                .toList();
    }

    public DirectoryEntry read(Caller caller, String id) {
        DirectoryChanges.requireAdministrator(caller);
        Person person = people.find(id).orElseThrow(() -> Refusal.notFound("person " + id));
        return jdbc.sql(select() + " where p.id = :id")
                .param("id", id)
                .query(Row::read)
                .optional()
                .map(row -> entry(person, authority.of(id), row))
                .orElseThrow(() -> Refusal.notFound("person " + id));
    }

    private DirectoryEntry entry(Person person, Authority limits, Row row) {
        Instant seen = row.seen().equals(Instant.EPOCH) ? null : row.seen();
        return new DirectoryEntry(
                person, limits, row.way(), row.secondFactor(), seen, row.seen().isBefore(longAgo()));
    }

    private List<Row> rows(DirectoryFilter filter, String after, int limit) {
        List<String> wanted = new ArrayList<>(List.of("p.id > :after"));
        if (filter.role() != null) {
            wanted.add("exists (select 1 from person_role r where r.person_id = p.id and r.held and r.role = :role)");
        }
        if (filter.status() != null) {
            wanted.add(
                    switch (filter.status()) {
                        case ACTIVE -> "p.active";
                        case INACTIVE -> "not p.active";
                        case UNSEEN -> "p.active and " + SEEN + " < :unseen";
                    });
        }
        if (filter.signIn() != null) {
            wanted.add(way + " = :way");
        }
        if (filter.q() != null) {
            wanted.add("(lower(p.id) like :q escape '!' or lower(p.name) like :q escape '!'"
                    + " or lower(p.mail) like :q escape '!')");
        }
        return jdbc.sql(select() + " where " + String.join(" and ", wanted) + " order by p.id limit :limit")
                .param("after", after)
                .param("role", filter.role() == null ? null : filter.role().name())
                .param("unseen", Instants.utc(longAgo()))
                .param("way", filter.signIn() == null ? null : filter.signIn().name())
                .param("q", pattern(filter.q()))
                .param("limit", limit)
                .query(Row::read)
                .list();
    }

    private String select() {
        return "select p.id, " + way + " as way, " + secondFactor + " as second_factor, " + SEEN
                + " as seen from person p";
    }

    private Instant longAgo() {
        return clock.instant().minus(LONG);
    }

    /** A part of the text, in lower case, in which no character stands for others. */
    static String pattern(String q) {
        return q == null ? null : "%" + q.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}

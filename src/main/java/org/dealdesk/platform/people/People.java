package org.dealdesk.platform.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.text.Identity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The directory of people: kept by administrators, read by everything that asks who may. */
@Repository
public class People {

    private static final String SELECT = """
            select p.id, p.name, p.mail, p.active, p.away_until, r.role, r.held, r.leads
              from person p left join person_role r on r.person_id = p.id
            """;

    private static final String NOTE_TWO_ADMINISTRATORS = """
            update directory_version set two_administrators_at = :now
             where (select count(*) from person p join person_role r on r.person_id = p.id
                     where p.active and r.held and r.role = 'ADMIN') >= 2
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final List<WhenDeactivated> whenDeactivated;
    private final List<WhenRolesChange> whenRolesChange;
    private final Clock clock;

    People(
            JdbcTemplate jdbc,
            List<WhenDeactivated> whenDeactivated,
            List<WhenRolesChange> whenRolesChange,
            Clock clock) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.whenDeactivated = whenDeactivated;
        this.whenRolesChange = whenRolesChange;
        this.clock = clock;
    }

    public Optional<Person> find(String id) {
        return query(SELECT + " where p.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** The person whose id differs from this one at most in case. */
    public Optional<Person> withIdLike(String id) {
        return query(SELECT + " where p.id_key = :key", Map.of("key", Identity.key(id))).stream()
                .findFirst();
    }

    /** Those of {@code ids} that are in the directory, active or not. */
    public List<Person> findAll(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : query(SELECT + " where p.id in (:ids)", Map.of("ids", ids));
    }

    /** The active people who hold one of the roles and no other that excludes it. */
    public List<Person> holding(Collection<Role> roles) {
        String holders =
                " where p.active and p.id in (select person_id from person_role where held and role in (:roles))";
        return query(
                        SELECT + holders,
                        Map.of("roles", roles.stream().map(Role::name).toList()))
                .stream()
                .filter(person -> roles.stream()
                        .anyMatch(role -> person.has(role) && !Caller.of(person).isExcluded(role)))
                .toList();
    }

    /** The people whose authority for the function is limited, active or not. */
    public Set<String> limitedFor(Role function) {
        return Set.copyOf(jdbc.queryForList(
                "select person_id from person_authority where function = :function",
                Map.of("function", function.name()),
                String.class));
    }

    /** The approval functions without an active member of unlimited authority. */
    public Set<Role> withoutUnlimitedMember() {
        Set<Role> without = EnumSet.noneOf(Role.class);
        for (Role function : Role.values()) {
            if (function.approves()
                    && limitedFor(function)
                            .containsAll(holding(Set.of(function)).stream()
                                    .map(Person::id)
                                    .toList())) {
                without.add(function);
            }
        }
        return without;
    }

    /** Lets what one person does queue up, so that two requests at once are checked one after the other. */
    public void lock(String id) {
        jdbc.queryForList("select id from person where id = :id for update", Map.of("id", id), String.class);
    }

    /** Queues up changes of the directory, which look at each other. What is about to change may be that there are two administrators. */
    public void lock() {
        jdbc.update("update directory_version set version = version + 1", Map.of());
        jdbc.update(NOTE_TWO_ADMINISTRATORS, Map.of("now", Instants.utc(clock.instant())));
    }

    /** Whether there were two active administrators at any time after {@code since}. Asked while the directory is locked. */
    public boolean hadTwoAdministratorsAfter(Instant since) {
        return !jdbc.queryForList(
                        "select id from directory_version where two_administrators_at > :since",
                        Map.of("since", Instants.utc(since)))
                .isEmpty();
    }

    /** Other people in the directory with the same mail address, in any letter case. */
    public List<String> sharing(String mail, String id) {
        return mail == null
                ? List.of()
                : jdbc.queryForList(
                        "select id from person where lower(mail) = lower(:mail) and id <> :id order by id limit 20",
                        Map.of("mail", mail, "id", id),
                        String.class);
    }

    /** The active leads of the function. */
    public List<Person> leading(Role function) {
        String leads = " where p.active and p.id in (select person_id from person_role where leads and role = :role)";
        return query(SELECT + leads + " order by p.id", Map.of("role", function.name()));
    }

    /** A page of the directory in the order of ids, after {@code after}. */
    public List<Person> page(String after, int limit) {
        MapSqlParameterSource parameters =
                new MapSqlParameterSource().addValue("after", after).addValue("limit", limit);
        String page = " where p.id in (select id from person where id > :after order by id limit :limit) order by p.id";
        return query(SELECT + page, parameters.getValues());
    }

    public boolean isEmpty() {
        return jdbc.queryForList("select id from person limit 1", Map.of()).isEmpty();
    }

    /** Writes the person as given, new or not. */
    public void save(Person person) {
        Optional<Person> before = find(person.id());
        write(person);
        if (!person.active()) {
            whenDeactivated.forEach(end -> end.deactivated(person.id()));
        }
        if (before.isPresent() && !before.get().holdsLike(person)) {
            whenRolesChange.forEach(end -> end.rolesChanged(person.id()));
        }
    }

    private void write(Person person) {
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("id", person.id())
                .addValue("key", Identity.key(person.id()))
                .addValue("name", person.name())
                .addValue("mail", person.mail())
                .addValue("active", person.active())
                .addValue("away", person.awayUntil());
        String update =
                "update person set name = :name, mail = :mail, active = :active, away_until = :away where id = :id";
        if (jdbc.update(update, parameters) == 0) {
            jdbc.update(
                    "insert into person (id, id_key, name, mail, active, away_until)"
                            + " values (:id, :key, :name, :mail, :active, :away)",
                    parameters);
        }
        jdbc.update("delete from person_role where person_id = :id", parameters);
        Set<Role> named = EnumSet.noneOf(Role.class);
        named.addAll(person.roles());
        named.addAll(person.leadOf());
        for (Role role : named) {
            jdbc.update(
                    "insert into person_role (person_id, role, held, leads) values (:id, :role, :held, :leads)",
                    new MapSqlParameterSource()
                            .addValue("id", person.id())
                            .addValue("role", role.name())
                            .addValue("held", person.roles().contains(role))
                            .addValue("leads", person.leadOf().contains(role)));
        }
    }

    private List<Person> query(String sql, Map<String, ?> parameters) {
        return jdbc.query(sql, parameters, People::collect);
    }

    private static List<Person> collect(ResultSet rows) throws SQLException {
        Map<String, Person> found = new LinkedHashMap<>();
        while (rows.next()) {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            Set<Role> leadOf = EnumSet.noneOf(Role.class);
            Person earlier = found.get(rows.getString("id"));
            if (earlier != null) {
                roles.addAll(earlier.roles());
                leadOf.addAll(earlier.leadOf());
            }
            String role = rows.getString("role");
            if (role != null && rows.getBoolean("held")) {
                roles.add(Role.valueOf(role));
            }
            if (role != null && rows.getBoolean("leads")) {
                leadOf.add(Role.valueOf(role));
            }
            found.put(
                    rows.getString("id"),
                    new Person(
                            rows.getString("id"),
                            rows.getString("name"),
                            rows.getString("mail"),
                            roles,
                            leadOf,
                            rows.getBoolean("active"),
                            rows.getObject("away_until", LocalDate.class)));
        }
        return new ArrayList<>(found.values());
    }
}

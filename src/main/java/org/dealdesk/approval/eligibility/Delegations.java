package org.dealdesk.approval.eligibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dealdesk.platform.Instants;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every delegation that was ever given. */
@Repository
class Delegations {

    private final JdbcClient jdbc;

    Delegations(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    void add(Delegation given) {
        jdbc.sql("""
                        insert into delegation (id, delegator, delegate, function, starts_on, ends_on, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        given.id(),
                        given.delegator(),
                        given.to(),
                        given.function().name(),
                        given.from(),
                        given.until(),
                        Instants.utc(given.createdAt()))
                .update();
    }

    void end(String id, Instant now) {
        jdbc.sql("update delegation set ended_at = ? where id = ? and ended_at is null")
                .params(Instants.utc(now), id)
                .update();
    }

    /** What this person has given or received, oldest first, after {@code after}. */
    List<Delegation> about(String person, String after, int limit) {
        return jdbc.sql("select * from delegation where (delegator = ? or delegate = ?) and id > ? order by id limit ?")
                .params(person, person, after, limit)
                .query(Delegations::delegation)
                .list();
    }

    /** What this person has given or received that is not over on the day, oldest first. */
    List<Delegation> standing(String person, LocalDate today) {
        return jdbc.sql("select * from delegation where (delegator = ? or delegate = ?) and ended_at is null"
                        + " and ends_on >= ? order by id")
                .params(person, person, today)
                .query(Delegations::delegation)
                .list();
    }

    Optional<Delegation> find(String id) {
        return jdbc.sql("select * from delegation where id = ?")
                .param(id)
                .query(Delegations::delegation)
                .optional();
    }

    /** What stands of this person's delegations of the function on any of these days. */
    List<Delegation> given(String by, ApprovalFunction function, LocalDate from, LocalDate until) {
        return overlapping("delegator", by, function, from, until);
    }

    List<Delegation> received(String by, ApprovalFunction function, LocalDate from, LocalDate until) {
        return overlapping("delegate", by, function, from, until);
    }

    private List<Delegation> overlapping(
            String side, String person, ApprovalFunction function, LocalDate from, LocalDate until) {
        return jdbc.sql("select * from delegation where " + side
                        + " = ? and function = ? and starts_on <= ? and ends_on >= ? and ended_at is null order by id")
                .params(person, function.name(), until, from)
                .query(Delegations::delegation)
                .list();
    }

    private static Delegation delegation(ResultSet row, int number) throws SQLException {
        return new Delegation(
                row.getString("id"),
                row.getString("delegator"),
                row.getString("delegate"),
                ApprovalFunction.valueOf(row.getString("function")),
                new Delegation.Days(
                        row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class)),
                Instants.read(row, "created_at"),
                Instants.read(row, "ended_at"));
    }
}

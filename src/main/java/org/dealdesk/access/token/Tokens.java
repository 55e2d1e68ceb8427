package org.dealdesk.access.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.people.Role;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code access_token} and {@code access_token_role}. Tokens are never deleted: their records name them. */
@Repository
class Tokens {

    private static final String SELECT = "select t.*, (select string_agg(r.role, ',') from access_token_role r"
            + " where r.token_id = t.id) as roles from access_token t ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Tokens(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    void add(AccessToken token, String sha256, LocalDate today) {
        jdbc.sql("insert into access_token (id, person, name, sha256, created_by, created_at, created_on, expires_on)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        token.id(),
                        token.person(),
                        token.name(),
                        sha256,
                        token.made().createdBy(),
                        Instants.utc(token.made().createdAt()),
                        today,
                        token.expiresOn())
                .update();
        batches.batchUpdate(
                "insert into access_token_role (token_id, role) values (?, ?)",
                token.roles().stream()
                        .map(role -> new Object[] {token.id(), role.name()})
                        .toList());
    }

    Optional<AccessToken> find(String id) {
        return jdbc.sql(SELECT + "where t.id = ?")
                .param(id)
                .query((row, number) -> token(row))
                .optional();
    }

    Optional<AccessToken> withSecret(String secret) {
        return jdbc.sql(SELECT + "where t.sha256 = ?")
                .param(TokenSecret.sha256(secret))
                .query((row, number) -> token(row))
                .optional();
    }

    /** A person's tokens, the oldest first, after {@code after}. */
    List<AccessToken> page(String person, String after, int limit) {
        return jdbc.sql(SELECT + "where t.person = ? and t.id > ? order by t.id limit ?")
                .params(person, after, limit)
                .query((row, number) -> token(row))
                .list();
    }

    /** Those that are neither revoked nor expired. */
    List<AccessToken> valid(String person, LocalDate today) {
        return jdbc.sql(SELECT + "where t.person = ? and t.revoked_at is null and t.expires_on >= ? order by t.id")
                .params(person, today)
                .query((row, number) -> token(row))
                .list();
    }

    /** False where it was revoked before. */
    boolean revoke(String id, String by, Instant now) {
        return jdbc.sql("update access_token set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
                        .params(Instants.utc(now), by, id)
                        .update()
                == 1;
    }

    void used(String id, Instant now) {
        jdbc.sql("update access_token set last_used_at = ? where id = ?")
                .params(Instants.utc(now), id)
                .update();
    }

    private static AccessToken token(ResultSet row) throws SQLException {
        return new AccessToken(
                row.getString("id"),
                row.getString("person"),
                row.getString("name"),
                roles(row.getString("roles")),
                row.getObject("expires_on", LocalDate.class),
                new AccessToken.Making(row.getString("created_by"), Instants.read(row, "created_at")),
                new AccessToken.State(Instants.read(row, "last_used_at"), Instants.read(row, "revoked_at")));
    }

    private static Set<Role> roles(String stored) {
        return Collections.unmodifiableSet(List.of(stored.split(",")).stream()
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))));
    }
}

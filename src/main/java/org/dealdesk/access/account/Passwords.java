package org.dealdesk.access.account;

import java.time.Clock;
import java.util.Optional;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hashes of the passwords of local accounts. */
@Repository
class Passwords implements LocalSignIn {

    private final JdbcClient jdbc;
    private final Clock clock;

    Passwords(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    Optional<String> hash(String person) {
        return jdbc.sql("select hash from password where person = ?")
                .param(person)
                .query(String.class)
                .optional();
    }

    boolean has(String person) {
        return hash(person).isPresent();
    }

    /** Writes the hash in the transaction at hand. */
    void set(String person, String hash) {
        int changed = jdbc.sql("update password set hash = ?, changed_at = ? where person = ?")
                .params(hash, Instants.utc(clock.instant()), person)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into password (person, hash, changed_at) values (?, ?, ?)")
                    .params(person, hash, Instants.utc(clock.instant()))
                    .update();
        }
    }

    @Override
    public void remove(String person) {
        jdbc.sql("delete from password where person = ?").param(person).update();
    }

    @Override
    public String holders() {
        return "select person from password";
    }
}

package org.dealdesk.access.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dealdesk.access.account.LocalSignIn;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is read and changed in the tables of passkeys besides what Spring Security does there. Its times are those of our clock. */
@Repository
class PasskeyTable implements LocalSignIn {

    private static final String OF_PERSON =
            " where user_entity_user_id = (select id from user_entities where name = ?)";

    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyTable(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    @Override
    public String holders() {
        return "select e.name from user_entities e join user_credentials c on c.user_entity_user_id = e.id";
    }

    List<Passkey> of(String person) {
        return jdbc.sql("select credential_id, label, created, last_used from user_credentials" + OF_PERSON
                        + " order by created, credential_id")
                .param(person)
                .query(PasskeyTable::read)
                .list();
    }

    private static Passkey read(ResultSet row, int number) throws SQLException {
        return new Passkey(
                row.getString("credential_id"),
                row.getString("label"),
                Instants.read(row, "created"),
                Instants.read(row, "last_used"));
    }

    int count(String person) {
        return jdbc.sql("select count(*) from user_credentials" + OF_PERSON)
                .param(person)
                .query(Integer.class)
                .single();
    }

    /** Whose passkey this is. */
    Optional<String> owner(String passkey) {
        return jdbc.sql("select e.name from user_entities e join user_credentials c on c.user_entity_user_id = e.id"
                        + " where c.credential_id = ?")
                .param(passkey)
                .query(String.class)
                .optional();
    }

    void added(String passkey) {
        jdbc.sql("update user_credentials set created = ?, last_used = null where credential_id = ?")
                .params(Instants.utc(clock.instant()), passkey)
                .update();
    }

    void used(String passkey) {
        jdbc.sql("update user_credentials set last_used = ? where credential_id = ?")
                .params(Instants.utc(clock.instant()), passkey)
                .update();
    }

    boolean rename(String person, String passkey, String name) {
        return jdbc.sql("update user_credentials set label = ?" + OF_PERSON + " and credential_id = ?")
                        .params(name, person, passkey)
                        .update()
                == 1;
    }

    boolean remove(String person, String passkey) {
        return jdbc.sql("delete from user_credentials" + OF_PERSON + " and credential_id = ?")
                        .params(person, passkey)
                        .update()
                == 1;
    }

    int removeAll(String person) {
        return jdbc.sql("delete from user_credentials" + OF_PERSON)
                .param(person)
                .update();
    }

    @Override
    public void remove(String person) {
        removeAll(person);
    }
}

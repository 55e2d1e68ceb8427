package org.dealdesk.access.oidc;

import java.time.Instant;
import java.util.Optional;
import org.dealdesk.access.account.SignInWay;
import org.dealdesk.platform.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which account of an identity provider is which person: ({@code iss}, {@code sub}), kept from the first sign-in on. */
@Repository
public class Identities implements SignInWay {

    private final JdbcClient jdbc;

    Identities(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** An account of a provider. */
    public record Identity(String issuer, String subject) {

        public static final int LONGEST_SUBJECT = 255;

        /** Whether it can be one; OpenID Connect allows no longer subject. */
        public boolean isValid() {
            return subject != null
                    && !subject.isEmpty()
                    && subject.length() <= LONGEST_SUBJECT
                    && subject.chars().noneMatch(Character::isISOControl);
        }
    }

    @Override
    public String holders() {
        return "select person from provider_identity";
    }

    /** The person whose account it is. */
    public Optional<String> person(Identity identity) {
        return jdbc.sql("select person from provider_identity where issuer = ? and subject = ?")
                .params(identity.issuer(), identity.subject())
                .query(String.class)
                .optional();
    }

    /** The account that the person is linked with. */
    public Optional<Identity> of(String person) {
        return jdbc.sql("select issuer, subject from provider_identity where person = ?")
                .param(person)
                .query((row, number) -> new Identity(row.getString("issuer"), row.getString("subject")))
                .optional();
    }

    public void link(Identity identity, String person, Instant now) {
        jdbc.sql("insert into provider_identity (issuer, subject, person, linked_at) values (?, ?, ?, ?)")
                .params(identity.issuer(), identity.subject(), person, Instants.utc(now))
                .update();
        jdbc.sql("delete from provider_link_awaited where person = ?")
                .param(person)
                .update();
    }

    /** Whether the next account that names this person is linked with them. */
    public boolean isAwaited(String person) {
        return jdbc.sql("select 1 from provider_link_awaited where person = ?")
                .param(person)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    public void await(String person) {
        if (!isAwaited(person)) {
            jdbc.sql("insert into provider_link_awaited (person) values (?)")
                    .param(person)
                    .update();
        }
    }

    /** The person is no longer known by an account of a provider. */
    public void forget(String person) {
        jdbc.sql("delete from provider_identity where person = ?").param(person).update();
        jdbc.sql("delete from provider_link_awaited where person = ?")
                .param(person)
                .update();
    }
}

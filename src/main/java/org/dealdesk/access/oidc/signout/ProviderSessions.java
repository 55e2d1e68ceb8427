package org.dealdesk.access.oidc.signout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dealdesk.access.oidc.Identities;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.provider.ProviderTokens;
import org.dealdesk.access.oidc.signin.ProviderProof;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.history.Event;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which sessions began at the provider, and under which name it knows them: all nodes end them when it says so. */
@Component
@WhenOidcIsOn
public class ProviderSessions {

    /** Longer than any session lasts by default; a row that outlives its session ends none. */
    private static final Duration KEPT = Duration.ofDays(8);

    /** A logout token is not taken when it is older, so it need not be remembered for longer. */
    private static final Duration REMEMBERED = LogoutTokens.LONGEST_AGE.plus(ProviderTokens.SKEW.multipliedBy(2));

    /** A longer ID token does not fit into the address of the sign-out. */
    private static final int LONGEST_HINT = 4000;

    private final JdbcClient jdbc;
    private final Identities identities;
    private final SessionAdministration sessions;
    private final Transactions transactions;
    private final Clock clock;

    ProviderSessions(
            JdbcTemplate jdbc,
            Identities identities,
            SessionAdministration sessions,
            Transactions transactions,
            Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.identities = identities;
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Row(String cookie, String person) {}

    /** Notes that a session has begun; {@code cookie} is the id that its cookie holds. */
    public void begun(String cookie, String person, ProviderProof proof) {
        Instant now = clock.instant();
        String hint = proof.idToken().length() > LONGEST_HINT ? null : proof.idToken();
        transactions.run(() -> {
            jdbc.sql("delete from provider_session where ends_at < ?")
                    .param(Instants.utc(now))
                    .update();
            return jdbc.sql("insert into provider_session (session_id, person, sid, id_token, ends_at)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(cookie, person, proof.session(), hint, Instants.utc(now.plus(KEPT)))
                    .update();
        });
    }

    /** A session that began at the provider, with the ID token that says so, if it is short enough to be sent. */
    public record Begun(Optional<String> idToken) {}

    /** That with this cookie. */
    public Optional<Begun> find(String cookie) {
        return jdbc.sql("select id_token from provider_session where session_id = ?")
                .param(cookie)
                .query((row, number) -> new Begun(Optional.ofNullable(row.getString("id_token"))))
                .optional();
    }

    /** Ends what the token says, once; false where it was taken before. */
    boolean end(LogoutTokens.Logout logout) {
        return transactions.run(() -> {
            if (!remember(logout.id())) {
                return false;
            }
            List<Row> meant = logout.session() != null ? bySession(logout.session()) : ofAccount(logout);
            meant.stream().map(Row::person).distinct().forEach(person -> end(person, meant));
            return true;
        });
    }

    private void end(String person, List<Row> meant) {
        List<String> cookies = meant.stream()
                .filter(row -> row.person().equals(person))
                .map(Row::cookie)
                .toList();
        sessions.endSome(person, cookies, Event.SYSTEM, "provider");
        cookies.forEach(cookie -> jdbc.sql("delete from provider_session where session_id = ?")
                .param(cookie)
                .update());
        transactions.afterwards(() -> SecurityLog.access("sessions-ended-by-provider", person, Event.SYSTEM));
    }

    private boolean remember(String token) {
        String sha256 = CanonicalJson.sha256(token);
        Instant now = clock.instant();
        jdbc.sql("delete from logout_token where ends_at < ?")
                .param(Instants.utc(now))
                .update();
        boolean known = jdbc.sql("select 1 from logout_token where sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!known) {
            jdbc.sql("insert into logout_token (sha256, ends_at) values (?, ?)")
                    .params(sha256, Instants.utc(now.plus(REMEMBERED)))
                    .update();
        }
        return !known;
    }

    private List<Row> bySession(String sid) {
        return rows("sid = ?", sid);
    }

    private List<Row> ofAccount(LogoutTokens.Logout logout) {
        return identities
                .person(logout.identity())
                .map(person -> rows("person = ?", person))
                .orElse(List.of());
    }

    private List<Row> rows(String condition, String value) {
        return jdbc.sql("select session_id, person from provider_session where " + condition)
                .param(value)
                .query((row, number) -> new Row(row.getString("session_id"), row.getString("person")))
                .list();
    }
}

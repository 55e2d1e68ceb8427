package org.dealdesk.access.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dealdesk.access.cookie.SealedCookie;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.json.CanonicalJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/**
 * The challenge that a passkey has to sign waits in a sealed cookie of the browser. What has answered it once does not answer it again: its hash
 * is kept until the cookie is too old.
 */
@Component
class Challenges {

    /** Longer than a sealed cookie is good. */
    private static final Duration REMEMBERED = Duration.ofMinutes(11);

    private final SealedCookie cookie;
    private final JdbcClient jdbc;
    private final Clock clock;

    Challenges(SealedCookie cookie, JdbcTemplate jdbc, Clock clock) {
        this.cookie = cookie;
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /** What a challenge is for: one of another purpose, or of another person, is none. */
    enum Purpose {
        SIGN_IN("desk-passkey", "/sign-in"),
        ADD("desk-passkey-new", SecondFactor.PAGE);

        private final String cookie;
        private final String path;

        Purpose(String cookie, String path) {
            this.cookie = cookie;
            this.path = path;
        }
    }

    /**
     * Keeps a challenge in the browser.
     *
     * @param person who has to answer it; empty for anyone
     */
    void keep(
            HttpServletRequest request, HttpServletResponse response, Purpose purpose, String person, Bytes challenge) {
        cookie.keep(request, response, purpose.cookie, purpose.path, challenge.toBase64UrlString() + " " + person);
    }

    /** The challenge that the browser has kept, which it is told to forget. */
    Optional<Bytes> take(HttpServletRequest request, HttpServletResponse response, Purpose purpose, String person) {
        Optional<String> kept = cookie.read(request, purpose.cookie);
        cookie.remove(request, response, purpose.cookie, purpose.path);
        return kept.map(text -> text.split(" ", 2))
                .filter(parts -> parts.length == 2 && parts[1].equals(person))
                .map(parts -> Bytes.fromBase64(parts[0]));
    }

    /** Notes that the challenge was answered, in the transaction at hand; false where it was before. */
    boolean use(Bytes challenge) {
        String sha256 = CanonicalJson.sha256(challenge.toBase64UrlString());
        Instant now = clock.instant();
        jdbc.sql("delete from passkey_challenge where ends_at < ?")
                .param(Instants.utc(now))
                .update();
        boolean known = jdbc.sql("select 1 from passkey_challenge where sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!known) {
            jdbc.sql("insert into passkey_challenge (sha256, ends_at) values (?, ?)")
                    .params(sha256, Instants.utc(now.plus(REMEMBERED)))
                    .update();
        }
        return !known;
    }
}

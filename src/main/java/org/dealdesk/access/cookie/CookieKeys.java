package org.dealdesk.access.cookie;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys that seal cookies. They are in the database, so that one node opens what another one has sealed. A key seals for a day, which
 * keeps the number of messages below one key far under what AES-GCM with random nonces allows; old ones are deleted.
 */
@Component
class CookieKeys {

    private static final Duration SEALS = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int BYTES = 32;
    private static final int LONGEST_ID = 36;
    private static final int MOST_KNOWN = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final Cache<String, Key> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();
    private volatile Key newest;

    CookieKeys(JdbcTemplate jdbc, Transactions transactions, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A key with the name that cookies give it. */
    record Key(String id, SecretKey secret, Instant madeAt) {

        private boolean sealsAt(Instant now) {
            return now.isBefore(madeAt.plus(SEALS));
        }
    }

    /** The key for what is sealed now. */
    Key current() {
        Instant now = clock.instant();
        Key key = newest;
        if (key == null || !key.sealsAt(now)) {
            key = stored(now).orElseGet(() -> transactions.run(() -> make(now)));
            newest = key;
        }
        return key;
    }

    /** The key with this name, while it is kept. */
    Optional<Key> find(String id) {
        if (id.length() > LONGEST_ID) {
            return Optional.empty();
        }
        Key key = known.get(id, this::read);
        return Optional.ofNullable(key)
                .filter(found -> clock.instant().isBefore(found.madeAt().plus(KEPT)));
    }

    private Key read(String id) {
        return jdbc.sql("select id, secret, made_at from cookie_key where id = ?")
                .param(id)
                .query((row, number) ->
                        key(row.getString("id"), row.getString("secret"), Instants.read(row, "made_at")))
                .optional()
                .orElse(null);
    }

    private Optional<Key> stored(Instant now) {
        return jdbc.sql("select id, secret, made_at from cookie_key order by made_at desc limit 1")
                .query((row, number) ->
                        key(row.getString("id"), row.getString("secret"), Instants.read(row, "made_at")))
                .optional()
                .filter(key -> key.sealsAt(now));
    }

    /** Two nodes may make one each: both are good. */
    private Key make(Instant now) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String hex = HexFormat.of().formatHex(random);
        Key key = key(Ids.next(), hex, now);
        jdbc.sql("delete from cookie_key where made_at < ?")
                .param(Instants.utc(now.minus(KEPT)))
                .update();
        jdbc.sql("insert into cookie_key (id, secret, made_at) values (?, ?, ?)")
                .params(key.id(), hex, Instants.utc(now))
                .update();
        return key;
    }

    private static Key key(String id, String secret, Instant madeAt) {
        return new Key(id, new SecretKeySpec(HexFormat.of().parseHex(secret), "AES"), madeAt);
    }
}

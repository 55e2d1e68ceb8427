package org.dealdesk.platform.security.brake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.web.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords by account and by address, and says when the next one may be tried. Where the person has signed in before,
 * from this browser or from this address, tries count apart: failures elsewhere do not lock the person out.
 */
@Component
public class Brake {

    private static final Logger log = LoggerFactory.getLogger(Brake.class);

    private static final int FREE_FOR_AN_ACCOUNT = 5;
    private static final int FREE_FOR_AN_ADDRESS = 50;
    private static final int MOST_COUNTED = 20_000;
    private static final int MOST_FAMILIAR = 50_000;
    private static final Duration FAMILIAR = Duration.ofDays(90);

    private final Clock clock;
    private final Cache<String, Failures> failures;
    private final Cache<String, Boolean> familiar;

    Brake(Clock clock) {
        this.clock = clock;
        this.failures = caffeine(MOST_COUNTED)
                .expireAfterWrite(Failures.LONGEST_PAUSE.plus(Failures.WINDOW))
                .build();
        this.familiar = caffeine(MOST_FAMILIAR).expireAfterWrite(FAMILIAR).build();
    }

    private Caffeine<Object, Object> caffeine(int most) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli()));
    }

    /**
     * The name and password of a sign-in attempt.
     *
     * @param browser the token that the browser got at an earlier sign-in; null where it has none
     */
    record Try(String account, String address, String browser) {

        Try {
            account = digest(account.strip().toLowerCase(Locale.ROOT));
            address = Network.of(address);
            browser = browser == null ? null : digest(browser);
        }

        private String byBrowser() {
            return "browser " + browser + " " + account;
        }

        private String byAddress() {
            return "address " + address + " " + account;
        }
    }

    /** How long this try is too early; zero where its password may be looked at. */
    Duration wait(Try attempt) {
        Instant now = clock.instant();
        String own = own(attempt);
        if (own != null) {
            return wait(own, now);
        }
        Duration ofAccount = wait(attempt.account(), now);
        Duration ofAddress = wait(attempt.address(), now);
        return ofAccount.compareTo(ofAddress) > 0 ? ofAccount : ofAddress;
    }

    void failed(Try attempt) {
        Instant now = clock.instant();
        String own = own(attempt);
        count("account", own == null ? attempt.account() : own, FREE_FOR_AN_ACCOUNT, now);
        if (own == null || !own.equals(attempt.byBrowser())) {
            count("address", attempt.address(), FREE_FOR_AN_ADDRESS, now);
        }
    }

    /** How long the next secret from this address is away; zero where it may be looked at. */
    Duration wait(String address) {
        return wait(Network.of(address), clock.instant());
    }

    /** A secret from this address was wrong. */
    void failed(String address) {
        count("address", Network.of(address), FREE_FOR_AN_ADDRESS, clock.instant());
    }

    void succeeded(Try attempt) {
        String own = own(attempt);
        failures.invalidate(own == null ? attempt.account() : own);
        if (familiar.getIfPresent(attempt.byAddress()) == null) {
            familiar.put(attempt.byAddress(), true);
        }
    }

    /** Whether this person has signed in from this browser. */
    public boolean knows(String account, String browser) {
        return familiar.getIfPresent(new Try(account, "", browser).byBrowser()) != null;
    }

    /** From now on this person's tries from this browser count apart. */
    public void remember(String account, String browser) {
        familiar.put(new Try(account, "", browser).byBrowser(), true);
    }

    /** Where the tries of this person from here are counted; null where they have not signed in from here. */
    private String own(Try attempt) {
        if (attempt.browser() != null && familiar.getIfPresent(attempt.byBrowser()) != null) {
            return attempt.byBrowser();
        }
        return familiar.getIfPresent(attempt.byAddress()) == null ? null : attempt.byAddress();
    }

    private Duration wait(String key, Instant now) {
        Failures known = failures.getIfPresent(key);
        return known == null ? Duration.ZERO : known.wait(now);
    }

    private void count(String what, String key, int free, Instant now) {
        Failures all =
                failures.asMap().compute(key, (same, known) -> (known == null ? Failures.NONE : known).plus(now, free));
        Duration wait = all.wait(now);
        if (!wait.isZero()) {
            log.warn("security event=sign-in-braked by={} seconds={}", what, wait.toSeconds());
        }
    }

    /** Unknown names are counted too, and may be long. */
    private static String digest(String text) {
        return CanonicalJson.sha256(text);
    }
}

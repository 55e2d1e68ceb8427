package org.dealdesk.access.account;

import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id, which takes 19 MiB and some ten milliseconds each: two at a time on a node, and twenty more wait
 * for at most five seconds. Others are refused, so that guesses cannot take all memory.
 */
@Component
class PasswordHashing {

    static final int AT_ONCE = 2;
    static final int MOST_WAITING = 20;

    /** Of a random password. Checked where there is no account, so that the answer takes as long as for one. */
    static final String OF_NO_ACCOUNT =
            "$argon2id$v=19$m=19456,t=2,p=1$mmxryPWUWZR+ZUTnl3bgWA$W7Db0gaVLEfXDgFtJT1rBBLU7rA19eOj8DIKHFWmFsg";

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 << 10;
    private static final int ITERATIONS = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, ITERATIONS);
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final AtomicInteger waiting = new AtomicInteger();
    private final Duration patience;

    @Autowired
    PasswordHashing() {
        this(Duration.ofSeconds(5));
    }

    PasswordHashing(Duration patience) {
        this.patience = patience;
    }

    String hash(String password) {
        return inTurn(() -> argon2.encode(composed(password)));
    }

    /** Whether the password has this hash; null for an account without one, which takes as long. */
    boolean matches(String password, String hash) {
        boolean same = inTurn(() -> argon2.matches(composed(password), hash == null ? OF_NO_ACCOUNT : hash));
        return same && hash != null;
    }

    /** Keyboards write one letter in several ways. */
    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    int waiting() {
        return waiting.get();
    }

    /** Does work that takes much of a processor when it is its turn. */
    <T> T inTurn(Supplier<T> work) {
        take();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void take() {
        if (places.tryAcquire()) {
            return;
        }
        try {
            if (waiting.incrementAndGet() > MOST_WAITING
                    || !places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private Refusal busy() {
        return new Refusal(ProblemType.BUSY, "Too many passwords are being checked at the moment; try again")
                .retryAfter(patience);
    }
}

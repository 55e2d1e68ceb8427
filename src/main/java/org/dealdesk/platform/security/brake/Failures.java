package org.dealdesk.platform.security.brake;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The recent failures of one account or one address. Up to a number of failures within a quarter of an hour there is no pause. From
 * then on each one doubles the pause until the next try, until a quarter of an hour has passed without a failure after a pause.
 */
final class Failures {

    static final Failures NONE = new Failures(new long[0], Duration.ZERO, Instant.MIN);

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** Milliseconds since the epoch, the latest last. */
    private final long[] recent;

    private final Duration pause;
    private final Instant until;

    private Failures(long[] recent, Duration pause, Instant until) {
        this.recent = recent;
        this.pause = pause;
        this.until = until;
    }

    /** How long the next try is away. */
    Duration wait(Instant now) {
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    /**
     * One more.
     *
     * @param free how many there may be before the first pause
     */
    Failures plus(Instant now, int free) {
        long begin = now.minus(WINDOW).toEpochMilli();
        long[] kept = Arrays.stream(recent).filter(failure -> failure > begin).toArray();
        long[] all = Arrays.copyOf(kept, kept.length + 1);
        all[kept.length] = now.toEpochMilli();
        Duration next = next(now, all.length >= free);
        return new Failures(
                Arrays.copyOfRange(all, Math.max(0, all.length - free), all.length),
                next,
                next.isZero() ? Instant.MIN : now.plus(next));
    }

    private Duration next(Instant now, boolean many) {
        if (!pause.isZero() && now.isBefore(until.plus(WINDOW))) {
            Duration doubled = pause.multipliedBy(2);
            return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
        return many ? FIRST_PAUSE : Duration.ZERO;
    }
}

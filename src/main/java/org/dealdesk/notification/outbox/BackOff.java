package org.dealdesk.notification.outbox;

import java.time.Duration;

/**
 * How long to wait before the next attempt: twice as long each time, up to a longest wait, and then up to half as long again by chance,
 * so that many that failed together do not come back together.
 *
 * @param attempts after so many attempts it is given up
 */
public record BackOff(Duration first, Duration longest, int attempts) {

    /** Gives up after about two days. */
    public static final BackOff STANDARD = new BackOff(Duration.ofSeconds(5), Duration.ofHours(8), 18);

    public boolean givesUpAfter(int made) {
        return made >= attempts;
    }

    /**
     * The wait after so many attempts.
     *
     * @param chance at least 0 and below 1
     */
    public Duration after(int made, double chance) {
        long most = longest.toMillis();
        long doubled = made > 30 ? most : Math.min(most, first.toMillis() << (made - 1));
        return Duration.ofMillis(doubled + (long) (doubled / 2.0 * chance));
    }
}

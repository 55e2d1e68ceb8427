package org.dealdesk.notification.retention;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/**
 * How long the outbox keeps what it is done with.
 *
 * @param delivered after everything has arrived, or where there was no one to tell
 * @param dead after a delivery was given up
 */
record KeptFor(Duration delivered, Duration dead) {

    static final String DELIVERED = "dealdesk.retention.outbox";
    static final String DEAD = "dealdesk.retention.dead-deliveries";

    private static final Duration LEAST = Duration.ofDays(1);
    private static final Duration MOST = Duration.ofDays(36_500);

    /** Told to the operator by {@link RetentionMisconfiguredAnalyzer}. */
    static final class Misconfigured extends RuntimeException {
        Misconfigured(String property, String given) {
            super("%s must be a time of 1 to 36500 days, such as 30d, and is \"%s\"".formatted(property, given));
        }
    }

    static KeptFor of(Environment environment) {
        return new KeptFor(time(environment, DELIVERED, "30d"), time(environment, DEAD, "90d"));
    }

    private static Duration time(Environment environment, String property, String standard) {
        String given = environment.getProperty(property, standard);
        try {
            Duration time = DurationStyle.detectAndParse(given.strip());
            if (time.compareTo(LEAST) >= 0 && time.compareTo(MOST) <= 0) {
                return time;
            }
        } catch (IllegalArgumentException | ArithmeticException none) {
            // Said below.
        }
        throw new Misconfigured(property, given);
    }
}

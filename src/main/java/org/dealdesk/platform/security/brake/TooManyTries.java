package org.dealdesk.platform.security.brake;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** The password was not looked at: it is too early for another try. */
public final class TooManyTries extends AuthenticationException {

    private final Duration wait;

    TooManyTries(Duration wait) {
        super("Too many failed sign-in attempts");
        this.wait = wait;
    }

    /** For the header {@code Retry-After}. */
    public long seconds() {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}

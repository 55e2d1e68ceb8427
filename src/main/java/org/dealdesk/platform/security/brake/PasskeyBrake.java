package org.dealdesk.platform.security.brake;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/** Counts passkeys that are refused, by address only: no one can lock out the person that a passkey belongs to. */
@Component
public class PasskeyBrake {

    private final Brake brake;

    PasskeyBrake(Brake brake) {
        this.brake = brake;
    }

    /** What the check says; a {@code BadCredentialsException} of it counts, and {@link TooManyTries} comes where too many did. */
    public <T> T checked(HttpServletRequest request, Supplier<T> check) {
        String address = request.getRemoteAddr();
        Duration wait = brake.wait(address);
        if (!wait.isZero()) {
            throw new TooManyTries(wait);
        }
        try {
            return check.get();
        } catch (BadCredentialsException refused) {
            brake.failed(address);
            throw refused;
        }
    }
}

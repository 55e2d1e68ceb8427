package org.dealdesk.platform.security.brake;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/** Counts secrets that are wrong, by address only: who guesses at links locks out no person. */
@Component
public class LinkBrake {

    private final Brake brake;

    LinkBrake(Brake brake) {
        this.brake = brake;
    }

    /** What the secret of the request opens; a 404 where it opens none, and before that a 429 where too many were wrong. */
    public <T> T found(HttpServletRequest request, Supplier<Optional<T>> opened, String what) {
        String address = request.getRemoteAddr();
        Duration wait = brake.wait(address);
        if (!wait.isZero()) {
            throw new Refusal(ProblemType.TOO_MANY_TRIES, "No link is looked at for some time").retryAfter(wait);
        }
        return opened.get().orElseThrow(() -> {
            brake.failed(address);
            return Refusal.notFound(what);
        });
    }
}

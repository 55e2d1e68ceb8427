package org.dealdesk.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.calls.CallLimit;
import org.dealdesk.platform.web.Address;
import org.dealdesk.platform.web.Network;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Counts calls with a token bucket for each caller, on this node and in bounded memory. Buckets fill up evenly within a minute. */
@Component
class CallBuckets implements CallLimit {

    static final int MOST_CALLERS = 20_000;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String COUNTED = CallBuckets.class.getName();

    private final RateLimits limits;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    @Autowired
    CallBuckets(Environment environment, Clock clock) {
        this(RateLimits.of(environment), clock);
    }

    CallBuckets(RateLimits limits, Clock clock) {
        this.limits = limits;
        this.time = new ClockTime(clock);
        // A bucket that was not used for as long as it takes to fill is as good as a new one.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(WINDOW)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** Who is counted: the name of the limit, the caller, and how many calls they have. */
    private record Counted(String policy, String caller, OptionalInt limit) {}

    /** The product's clock, which tests move. */
    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    @Override
    public Optional<Refusal> count(HttpServletRequest request, HttpServletResponse response) {
        int cost = CallCosts.of(request.getMethod(), Address.of(request));
        Counted counted = counted(request);
        if (cost == 0 || counted.limit().isEmpty() || request.getAttribute(COUNTED) != null) {
            return Optional.empty();
        }
        request.setAttribute(COUNTED, true);
        int limit = counted.limit().getAsInt();
        ConsumptionProbe probe = bucket(counted, limit).tryConsumeAndReturnRemaining(cost);
        String name = "\"" + counted.policy() + "\"";
        response.setHeader("RateLimit-Policy", name + ";q=" + limit + ";w=" + WINDOW.toSeconds());
        response.setHeader(
                "RateLimit",
                name + ";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
        return probe.isConsumed() ? Optional.empty() : Optional.of(refusal(counted, limit, probe));
    }

    private Bucket bucket(Counted counted, int limit) {
        return buckets.get(counted.policy() + " " + counted.caller(), caller -> Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, WINDOW))
                .withCustomTimePrecision(time)
                .build());
    }

    private Counted counted(HttpServletRequest request) {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof Caller caller) {
            return caller.isProgram()
                    ? new Counted("program", caller.id(), limits.program())
                    : new Counted("person", caller.id(), limits.person());
        }
        return new Counted("address", Network.of(request.getRemoteAddr()), limits.address());
    }

    private static Refusal refusal(Counted counted, int limit, ConsumptionProbe probe) {
        String whose =
                counted.policy().equals("address") ? "This address, without a sign-in," : "This " + counted.policy();
        return new Refusal(
                        ProblemType.TOO_MANY_CALLS,
                        whose + " may make " + limit + " calls a minute; costly ones count " + CallCosts.COSTLY
                                + " times")
                .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusSeconds(1).minusNanos(1).toSeconds();
    }
}

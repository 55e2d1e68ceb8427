package org.dealdesk.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.Set;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.web.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class CallBucketsTests {

    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final CallBuckets buckets =
            new CallBuckets(new RateLimits(OptionalInt.of(60), OptionalInt.of(600), OptionalInt.of(30)), clock);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private static void signIn(String id, Role role) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new Caller(id, Set.of(role), Set.of()), null, Set.of()));
    }

    private static MockHttpServletRequest request(String method, String path, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(address);
        return request;
    }

    private MockHttpServletResponse call(String method, String path) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        buckets.count(request(method, path, "192.0.2.1"), response).ifPresent(refused -> response.setStatus(429));
        return response;
    }

    private int admitted(String method, String path, int tries) {
        int admitted = 0;
        for (int count = 0; count < tries; count++) {
            admitted += call(method, path).getStatus() == 429 ? 0 : 1;
        }
        return admitted;
    }

    @Test
    void admitsAsManyCallsAMinuteAsTheCallersKindHas() {
        assertThat(admitted("GET", "/api/v1/deals", 100)).isEqualTo(30);
        signIn("ann", Role.FINANCE);
        assertThat(admitted("GET", "/api/v1/deals", 100)).isEqualTo(60);
        signIn("crm", Role.CRM);
        assertThat(admitted("GET", "/api/v1/deals", 700)).isEqualTo(600);
        signIn("bob", Role.FINANCE);
        assertThat(admitted("POST", "/api/v1/assessments/ways", 10)).isEqualTo(3);
    }

    @Test
    void saysWhatIsLeftAndWhenToComeBack() {
        signIn("ann", Role.FINANCE);
        MockHttpServletResponse first = call("GET", "/api/v1/deals");
        assertThat(first.getHeader("RateLimit-Policy")).isEqualTo("\"person\";q=60;w=60");
        assertThat(first.getHeader("RateLimit")).isEqualTo("\"person\";r=59;t=1");
        admitted("GET", "/api/v1/deals", 59);

        Refusal refused = buckets.count(
                        request("POST", "/api/v1/assessments/ways", "192.0.2.1"), new MockHttpServletResponse())
                .orElseThrow();
        assertThat(refused.retryAfter()).hasValue(20);
        now = now.plusSeconds(19);
        assertThat(admitted("POST", "/api/v1/assessments/ways", 1)).isZero();
        now = now.plusSeconds(1);
        assertThat(admitted("POST", "/api/v1/assessments/ways", 2)).isOne();
    }

    @Test
    void countsARequestOnce() {
        MockHttpServletRequest request = request("GET", "/api/v1/deals", "192.0.2.1");
        buckets.count(request, new MockHttpServletResponse());
        MockHttpServletResponse again = new MockHttpServletResponse();
        assertThat(buckets.count(request, again)).isEmpty();
        assertThat(again.getHeader("RateLimit")).isNull();
        assertThat(admitted("GET", "/api/v1/deals", 100)).isEqualTo(29);
    }

    @Test
    void takesTheCustomersOfOneNetworkTogether() {
        for (int host = 0; host < 30; host++) {
            assertThat(buckets.count(
                            request("GET", "/", "2001:db8::" + Integer.toHexString(host)),
                            new MockHttpServletResponse()))
                    .isEmpty();
        }
        assertThat(buckets.count(request("GET", "/", "2001:db8::ffff"), new MockHttpServletResponse()))
                .isPresent();
        assertThat(buckets.count(request("GET", "/", "2001:db8:0:1::1"), new MockHttpServletResponse()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /assets/desk.css, 0",
        "GET, /webjars/htmx.js, 0",
        "GET, /actuator/health/readiness, 0",
        "GET, /actuator/invariants, 20",
        "GET, /api/v1/deals, 1",
        "POST, /api/v1/deals, 1",
        "POST, /api/v1/assessments, 1",
        "POST, /api/v1/assessments/ways, 20",
        "POST, /api/v1/policies/2026.1/backtest, 20",
        "GET, /api/v1/policies/backtests, 1",
        "POST, /deals/import, 20",
        "GET, /deals/import, 1"
    })
    void countsCostlyCallsMore(String method, String path, int cost) {
        assertThat(CallCosts.of(method, new Address(path))).isEqualTo(cost);
    }

    @Test
    void readsItsLimits() {
        assertThat(RateLimits.of(new MockEnvironment()))
                .isEqualTo(new RateLimits(OptionalInt.of(600), OptionalInt.of(6000), OptionalInt.of(120)));
        MockEnvironment wrong = new MockEnvironment()
                .withProperty("dealdesk.rate-limits.person", "many")
                .withProperty("dealdesk.rate-limits.program", "OFF")
                .withProperty("dealdesk.rate-limits.address", "5");
        assertThatThrownBy(() -> RateLimits.of(wrong))
                .isInstanceOfSatisfying(RateLimits.Misconfigured.class, refused -> assertThat(
                                new RateLimitsAnalyzer().analyze(refused).getDescription())
                        .contains("rate-limits.person", "rate-limits.address")
                        .doesNotContain("rate-limits.program"));
        assertThat(RateLimits.of(new MockEnvironment().withProperty("dealdesk.rate-limits.program", "off"))
                        .program())
                .isEmpty();
    }
}

package org.dealdesk.platform.security.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.testing.product.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;

/** How fast links and passkeys can be guessed: by address alone. */
class LinkBrakeTests {

    private static final String HERE = "192.0.2.1";
    private static final int FREE = 50;

    private final MovableClock clock = new MovableClock();
    private final Brake brake = new Brake(clock);
    private final LinkBrake links = new LinkBrake(brake);
    private final PasskeyBrake passkeys = new PasskeyBrake(brake);
    private final AtomicInteger looked = new AtomicInteger();

    @AfterEach
    void realTimeAgain() {
        clock.reset();
    }

    @Test
    void looksAtNoLinkForAWhileAfterFiftyWrongOnesOfAnAddress() {
        wrongLinks(HERE, FREE);
        looked.set(0);
        assertThatThrownBy(() -> open(HERE, "right")).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.type()).isEqualTo(ProblemType.TOO_MANY_TRIES);
            assertThat(refused.retryAfter().orElseThrow()).isBetween(29L, 30L);
        });
        assertThat(looked).hasValue(0);
        assertThat(open("198.51.100.7", "right")).isEqualTo("right");
        clock.advance(Duration.ofSeconds(31));
        assertThat(open(HERE, "right")).isEqualTo("right");
        wrongLinks(HERE, 1);
        clock.advance(Duration.ofSeconds(31));
        assertThatThrownBy(() -> open(HERE, "right")).isInstanceOf(Refusal.class);
    }

    @Test
    void countsNeitherWhatOpensNorWhatIsNotLookedAt() {
        for (int time = 0; time < FREE * 2; time++) {
            open(HERE, "right");
        }
        wrongLinks(HERE, FREE);
        for (int time = 0; time < FREE; time++) {
            assertThatThrownBy(() -> open(HERE, "wrong"))
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.type()).isEqualTo(ProblemType.TOO_MANY_TRIES));
        }
        clock.advance(Duration.ofSeconds(31));
        assertThat(open(HERE, "right")).isEqualTo("right");
    }

    @Test
    void takesAWholeIpv6NetworkForOneAddress() {
        for (int number = 0; number < FREE; number++) {
            wrongLinks("2001:db8:0:1::" + Integer.toHexString(number), 1);
        }
        assertThatThrownBy(() -> open("2001:db8:0:1:ffff::1", "right")).isInstanceOf(Refusal.class);
        assertThat(open("2001:db8:0:2::1", "right")).isEqualTo("right");
    }

    @Test
    void countsPasskeysWithTheLinksOfAnAddress() {
        wrongLinks(HERE, FREE - 1);
        assertThat(use(HERE, "right")).isEqualTo("right");
        assertThatThrownBy(() -> use(HERE, "wrong")).isInstanceOf(BadCredentialsException.class);
        looked.set(0);
        assertThatThrownBy(() -> use(HERE, "right"))
                .isInstanceOfSatisfying(
                        TooManyTries.class, early -> assertThat(early.seconds()).isBetween(29L, 30L));
        assertThat(looked).hasValue(0);
        assertThat(use("198.51.100.7", "right")).isEqualTo("right");
        // No account is locked: its person signs in elsewhere as before.
        assertThat(brake.wait(new Brake.Try("ann", "198.51.100.7", null))).isZero();
    }

    private void wrongLinks(String address, int times) {
        for (int time = 0; time < times; time++) {
            assertThatThrownBy(() -> open(address, "wrong"))
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.type()).isEqualTo(ProblemType.NOT_FOUND));
        }
    }

    private String open(String address, String secret) {
        return links.found(
                from(address),
                () -> {
                    looked.incrementAndGet();
                    return Optional.of(secret).filter("right"::equals);
                },
                "link");
    }

    private String use(String address, String secret) {
        return passkeys.checked(from(address), () -> {
            looked.incrementAndGet();
            if (!secret.equals("right")) {
                throw new BadCredentialsException("wrong");
            }
            return secret;
        });
    }

    private static MockHttpServletRequest from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}

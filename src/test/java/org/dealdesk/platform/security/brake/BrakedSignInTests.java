package org.dealdesk.platform.security.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dealdesk.testing.product.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** How fast passwords can be guessed. */
class BrakedSignInTests {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger looked = new AtomicInteger();
    private final Brake brake = new Brake(clock);
    private final BrakedSignIn signIn = new BrakedSignIn(this::check, brake);

    @AfterEach
    void realTimeAgain() {
        clock.reset();
    }

    @Test
    void looksAtNoPasswordForAWhileAfterFiveWrongOnes() {
        wrong("ann", HERE, 5);
        looked.set(0);
        assertThat(waits("ann", "right", HERE)).isBetween(29L, 30L);
        assertThat(waits(" ANN ", "guess", ELSEWHERE)).isBetween(29L, 30L);
        assertThat(looked).hasValue(0);

        clock.advance(Duration.ofSeconds(31));
        assertThat(waits("ann", "right", HERE)).isZero();
    }

    @Test
    void doublesThePauseUpToAQuarterOfAnHour() {
        wrong("ann", HERE, 5);
        for (long pause : new long[] {30, 60, 120, 240, 480, 900, 900, 900}) {
            assertThat(waits("ann", "guess", HERE)).isBetween(pause - 1, pause);
            clock.advance(Duration.ofSeconds(pause));
            wrong("ann", HERE, 1);
        }
    }

    @Test
    void countsNothingWhileNoPasswordIsLookedAt() {
        wrong("ann", HERE, 5);
        for (int times = 0; times < 100; times++) {
            assertThat(waits("ann", "guess", HERE)).isPositive();
        }
        clock.advance(Duration.ofSeconds(30));
        wrong("ann", HERE, 1);
        assertThat(waits("ann", "guess", HERE)).isBetween(59L, 60L);
    }

    @Test
    void forgetsAfterAQuarterOfAnHourOrTheRightPassword() {
        wrong("ann", HERE, 4);
        clock.advance(Duration.ofMinutes(15));
        wrong("ann", HERE, 4);
        assertThat(waits("ann", "right", HERE)).isZero();
        wrong("ann", HERE, 4);
        assertThat(waits("ann", "right", HERE)).isZero();

        wrong("bob", HERE, 5);
        clock.advance(Duration.ofSeconds(30).plus(Failures.WINDOW));
        wrong("bob", HERE, 4);
        assertThat(waits("bob", "right", HERE)).isZero();
    }

    @Test
    void slowsAnAddressDownAfterFiftyOverAllAccounts() {
        for (int number = 0; number < 50; number++) {
            wrong("name" + number, HERE, 1);
        }
        assertThat(waits("carl", "right", HERE)).isBetween(29L, 30L);
        assertThat(waits("carl", "right", ELSEWHERE)).isZero();
    }

    @Test
    void takesAWholeIpv6NetworkForOneAddress() {
        for (int number = 0; number < 50; number++) {
            wrong("name" + number, "2001:db8:0:1::" + Integer.toHexString(number), 1);
        }
        assertThat(waits("carl", "right", "2001:db8:0:1:ffff::1")).isPositive();
        assertThat(waits("carl", "right", "2001:db8:0:2::1")).isZero();
    }

    @Test
    void keepsNobodyOutOfWhereTheySignedInBefore() {
        assertThat(waits("ann", "right", HERE)).isZero();
        wrong("ann", ELSEWHERE, 5);
        assertThat(waits("ann", "right", ELSEWHERE)).isPositive();
        assertThat(waits("ann", "right", HERE)).isZero();

        for (int number = 0; number < 50; number++) {
            wrong("name" + number, HERE, 1);
        }
        assertThat(waits("carl", "right", HERE)).isPositive();
        assertThat(waits("ann", "right", HERE)).isZero();
        // But there, too, five may be wrong.
        wrong("ann", HERE, 5);
        assertThat(waits("ann", "right", HERE)).isPositive();
    }

    @Test
    void knowsTheBrowserOfOnePersonAlone() {
        brake.remember("ann", "cookie-of-ann");
        wrong("ann", HERE, 5);
        assertThat(waits("ann", "right", HERE, "cookie-of-ann")).isZero();
        assertThat(waits("ann", "right", ELSEWHERE, "another")).isPositive();
        wrong("bob", ELSEWHERE, 5);
        assertThat(waits("bob", "right", ELSEWHERE, "cookie-of-ann")).isPositive();
        for (int times = 0; times < 5; times++) {
            assertThat(waits("ann", "guess", HERE, "cookie-of-ann")).isZero();
        }
        assertThat(waits("ann", "right", HERE, "cookie-of-ann")).isPositive();
    }

    @Test
    void knowsABrowserForNinetyDays() {
        brake.remember("ann", "cookie-of-ann");
        clock.advance(Duration.ofDays(90).minusSeconds(1));
        wrong("ann", ELSEWHERE, 5);
        assertThat(waits("ann", "guess", HERE, "cookie-of-ann")).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(waits("ann", "guess", HERE, "cookie-of-ann")).isPositive();
    }

    @Test
    void tellsNothingToTriesThatWereUnderWay() {
        BrakedSignIn slow = new BrakedSignIn(
                (name, password) -> {
                    wrong("ann", HERE, 5);
                    return check(name, password);
                },
                brake);
        assertThatThrownBy(() -> slow.authenticate(sent("ann", "right", ELSEWHERE, null)))
                .isInstanceOf(TooManyTries.class);
    }

    private Authentication check(String name, String password) {
        looked.incrementAndGet();
        if (!password.equals("right")) {
            throw new BadCredentialsException("wrong");
        }
        return UsernamePasswordAuthenticationToken.authenticated(name, null, Set.of());
    }

    private void wrong(String name, String address, int times) {
        for (int time = 0; time < times; time++) {
            assertThatThrownBy(() -> signIn.authenticate(sent(name, "guess", address, null)))
                    .as("%s, %d", name, time)
                    .isInstanceOf(BadCredentialsException.class);
        }
    }

    private long waits(String name, String password, String address) {
        return waits(name, password, address, null);
    }

    /** In seconds; 0 where the password was checked. */
    private long waits(String name, String password, String address, String browser) {
        try {
            signIn.authenticate(sent(name, password, address, browser));
            return 0;
        } catch (BadCredentialsException wrong) {
            return 0;
        } catch (TooManyTries early) {
            return early.seconds();
        }
    }

    private static Authentication sent(String name, String password, String address, String browser) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        var sent = UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        sent.setDetails(new SignInDetails(request, browser));
        return sent;
    }
}

package org.dealdesk.desk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.testing.product.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** How many sessions a person has, and how long. */
class SessionsTests {

    private final MovableClock clock = new MovableClock();
    private final Sessions sessions = new Sessions(clock);

    @AfterEach
    void realTimeAgain() {
        clock.reset();
    }

    @Test
    void areTenAPersonAndTheOldestGoes() {
        MockHttpSession other = signIn("rep2");
        MockHttpSession[] all = new MockHttpSession[Sessions.MOST + 2];
        for (int number = 0; number < all.length; number++) {
            all[number] = signIn("rep");
            // What is used is no younger for it.
            review(all[0], false);
        }
        assertThat(all[0].isInvalid()).isTrue();
        assertThat(all[1].isInvalid()).isTrue();
        for (int number = 2; number < all.length; number++) {
            assertThat(all[number].isInvalid()).as("session %d", number).isFalse();
        }
        all[5].invalidate();
        signIn("rep");
        assertThat(all[2].isInvalid()).as("one that ended by itself makes room").isFalse();
        assertThat(other.isInvalid()).isFalse();
    }

    @Test
    void beginWithAnIdOfTheirOwn() {
        MockHttpSession planted = new MockHttpSession();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(planted);
        signIn("rep", request);
        assertThat(planted.isInvalid()).isTrue();
        assertThat(request.getSession(false).getId()).isNotEqualTo(planted.getId());
    }

    @ParameterizedTest
    @CsvSource({"29, false, false", "30, false, true", "29, true, false", "30, true, true"})
    void endHalfAnHourAfterTheirLastUse(int minutes, boolean refreshing, boolean over) {
        MockHttpSession session = signIn("rep");
        clock.advance(Duration.ofMinutes(15));
        if (refreshing) {
            // The page asks for something by itself; nobody is there.
            clock.advance(Duration.ofMinutes(minutes - 15));
            review(session, true);
        } else {
            review(session, false);
            clock.advance(Duration.ofMinutes(minutes));
            review(session, false);
        }
        assertThat(session.isInvalid()).isEqualTo(over);
    }

    @Test
    void endTwelveHoursAfterTheyBeganHoweverMuchTheyAreUsed() {
        MockHttpSession session = signIn("rep");
        for (int use = 1; use < 12 * 4; use++) {
            clock.advance(Duration.ofMinutes(15));
            review(session, false);
            assertThat(session.isInvalid()).as("after %d quarters", use).isFalse();
        }
        clock.advance(Duration.ofMinutes(15));
        review(session, false);
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void areNotBegunForStrangers() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        sessions.review(request);
        assertThat(request.getSession(false)).isNull();
    }

    private MockHttpSession signIn(String person) {
        return signIn(person, new MockHttpServletRequest());
    }

    private MockHttpSession signIn(String person, MockHttpServletRequest request) {
        Caller caller = new Caller(person, Set.of(), Set.of());
        sessions.onAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(caller, null, Set.of()),
                request,
                new MockHttpServletResponse());
        return (MockHttpSession) request.getSession(false);
    }

    private void review(MockHttpSession session, boolean refreshing) {
        if (session.isInvalid()) {
            return;
        }
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        if (refreshing) {
            request.addHeader(Sessions.REFRESH, "true");
        }
        sessions.review(request);
    }
}

package org.dealdesk.access.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dealdesk.testing.people.Newcomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are easily guessed. */
class PasswordStrengthTests {

    private static final List<String> ANN = List.of("ann.smithers", "Ann Smithers", "ann@brightwater.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "aaaaaaaaaaaaaaaa",
                "qwertyuiop123456",
                "ann.smithers2026",
                "Smithers-Brightwater",
                "dealdesk2026!",
                "123456789012345"
            })
    void takesFewGuesses(String weak) {
        assertThat(PasswordStrength.isWeak(weak, ANN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Newcomers.PASSWORD,
                "vK9#qLw2!tRz8m",
                "mellow granite 71 teapot orbit",
                "šećer plivačica munja 48"
            })
    void takesMany(String strong) {
        assertThat(PasswordStrength.isWeak(strong, ANN)).isFalse();
    }

    @Test
    void isEstimatedInBoundedTimeForTheLongest() {
        String longest = "p4ssw0rd".repeat(16);
        long started = System.nanoTime();
        PasswordStrength.bits(longest, ANN);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
    }
}

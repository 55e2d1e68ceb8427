package org.dealdesk.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTests {

    @ParameterizedTest
    @CsvSource({
        "1, 0, PT5S",
        "1, 0.5, PT6.25S",
        "2, 0, PT10S",
        "3, 0, PT20S",
        "10, 0, PT42M40S",
        "13, 0, PT5H41M20S",
        "14, 0, PT8H",
        "17, 0, PT8H",
        "64, 0, PT8H"
    })
    void doublesUpToTheLongestWait(int made, double chance, Duration wait) {
        assertThat(BackOff.STANDARD.after(made, chance)).isEqualTo(wait);
    }

    @Test
    void addsAtMostHalf() {
        for (int made = 1; made < 18; made++) {
            Duration least = BackOff.STANDARD.after(made, 0);
            assertThat(BackOff.STANDARD.after(made, 0.999))
                    .isGreaterThan(least)
                    .isLessThan(least.plus(least.dividedBy(2)));
        }
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(BackOff.STANDARD.givesUpAfter(17)).isFalse();
        assertThat(BackOff.STANDARD.givesUpAfter(18)).isTrue();
    }
}

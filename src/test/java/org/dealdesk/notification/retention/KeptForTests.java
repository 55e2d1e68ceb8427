package org.dealdesk.notification.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class KeptForTests {

    @Test
    void keepsWhatArrivedForAMonthAndWhatDiedForThree() {
        assertThat(KeptFor.of(new MockEnvironment())).isEqualTo(new KeptFor(Duration.ofDays(30), Duration.ofDays(90)));
    }

    @ParameterizedTest
    @CsvSource({"1d, P1D", "24h, P1D", "P400D, P400D", "36500d, P36500D", "' 7d ', P7D"})
    void readsWhatTheOperatorSet(String given, Duration kept) {
        MockEnvironment environment =
                new MockEnvironment().withProperty(KeptFor.DELIVERED, given).withProperty(KeptFor.DEAD, given);
        assertThat(KeptFor.of(environment)).isEqualTo(new KeptFor(kept, kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-30d",
                "30",
                "23h",
                "36501d",
                "a month",
                "99999999999999999999d",
                "9223372036854775807d"
            })
    void refusesEveryOtherTime(String given) {
        for (String property : new String[] {KeptFor.DELIVERED, KeptFor.DEAD}) {
            assertThatThrownBy(() -> KeptFor.of(new MockEnvironment().withProperty(property, given)))
                    .isInstanceOf(KeptFor.Misconfigured.class)
                    .hasMessage(property + " must be a time of 1 to 36500 days, such as 30d, and is \"" + given + "\"");
        }
    }
}

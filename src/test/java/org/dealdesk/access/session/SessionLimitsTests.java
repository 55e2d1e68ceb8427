package org.dealdesk.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a session lasts. */
class SessionLimitsTests {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final SessionLimits limits = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(12));

    @ParameterizedTest
    @CsvSource({"PT0S, PT29M59S, false", "PT0S, PT30M, true", "PT11H45M, PT12H, true", "PT11H45M, PT11H59M59S, false"})
    void isOverHalfAnHourAfterTheLastUseAndTwelveHoursAfterTheFirst(Duration used, Duration now, boolean over) {
        assertThat(limits.isOver(NOON, NOON.plus(used), NOON.plus(now))).isEqualTo(over);
    }

    @Test
    void notesAUseOnceAMinute() {
        assertThat(limits.isToBeNoted(NOON, NOON.plusSeconds(59))).isFalse();
        assertThat(limits.isToBeNoted(NOON, NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        assertThatThrownBy(() -> new SessionLimits(Duration.ofSeconds(60), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionLimits(Duration.ofHours(2), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

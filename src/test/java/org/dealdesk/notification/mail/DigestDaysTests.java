package org.dealdesk.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestDaysTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        // now, the next time, the day of the latest
        "2026-11-23T11:59:59Z, 2026-11-23T12:00:00Z, 2026-11-22",
        "2026-11-23T12:00:00Z, 2026-11-24T12:00:00Z, 2026-11-23",
        "2026-11-23T12:00:01Z, 2026-11-24T12:00:00Z, 2026-11-23",
        // The clocks go back on 1 November and forward on 14 March.
        "2026-10-31T11:00:00Z, 2026-11-01T12:00:00Z, 2026-10-31",
        "2027-03-13T12:00:00Z, 2027-03-14T11:00:00Z, 2027-03-13",
    })
    void comesOnceADayByTheClockOnTheWall(Instant now, Instant next, LocalDate latest) {
        DigestDays days = new DigestDays(LocalTime.of(7, 0), () -> NEW_YORK);
        assertThat(days.after(now)).isEqualTo(next);
        assertThat(days.latest(now)).isEqualTo(latest);
    }

    @Test
    void comesOnceWhereItsHourComesTwiceOrNever() {
        DigestDays twice = new DigestDays(LocalTime.of(1, 30), () -> NEW_YORK);
        assertThat(twice.after(Instant.parse("2026-11-01T05:30:00Z"))).isEqualTo("2026-11-02T06:30:00Z");
        DigestDays never = new DigestDays(LocalTime.of(2, 30), () -> NEW_YORK);
        assertThat(never.after(Instant.parse("2027-03-13T12:00:00Z"))).isEqualTo("2027-03-14T07:30:00Z");
    }
}

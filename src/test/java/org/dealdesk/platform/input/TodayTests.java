package org.dealdesk.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TodayTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # instant            | zone                | named      | ahead | compared as
            2026-11-27T03:00:00Z | America/New_York    | 2026-11-26 | false | 2026-11-26
            2026-11-27T03:00:00Z | America/New_York    | 2026-11-27 | false | 2026-11-26
            2026-11-27T03:00:00Z | America/New_York    | 2026-11-28 | true  | 2026-11-26
            2026-11-26T09:59:59Z | America/New_York    | 2026-11-26 | false | 2026-11-26
            2026-11-26T09:59:59Z | America/New_York    | 2026-11-27 | true  | 2026-11-26
            2026-11-26T10:00:00Z | America/New_York    | 2026-11-27 | false | 2026-11-26
            2026-11-26T15:00:00Z | Asia/Tokyo          | 2026-11-27 | false | 2026-11-27
            2026-11-26T09:00:00Z | Pacific/Kiritimati  | 2026-11-26 | false | 2026-11-26
            2026-11-26T10:00:00Z | Pacific/Kiritimati  | 2026-11-27 | false | 2026-11-27
            2026-11-26T10:00:00Z | Pacific/Kiritimati  | 2026-11-28 | true  | 2026-11-27
            2026-11-26T10:00:00Z | Pacific/Honolulu    | 2026-11-27 | false | 2026-11-26
            2026-11-26T10:00:00Z | Pacific/Honolulu    | 2026-11-20 | false | 2026-11-20
            """)
    void takesADayThatHasBegunAnywhere(Instant now, ZoneId zone, LocalDate named, boolean ahead, LocalDate compared) {
        Today today = Today.of(now, zone);
        assertThat(today.isBefore(named)).isEqualTo(ahead);
        assertThat(today.comparable(named)).isEqualTo(compared);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-27T03:00:00Z | 2026-11-26 (today in America/New_York; elsewhere it is 2026-11-27)
            2026-11-27T05:00:00Z | 2026-11-27 (today in America/New_York)
            """)
    void namesItsZone(Instant now, String spoken) {
        assertThat(Today.of(now, ZoneId.of("America/New_York"))).hasToString(spoken);
    }
}

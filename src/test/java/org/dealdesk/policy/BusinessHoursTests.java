package org.dealdesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.dealdesk.policy.ApprovalRules.Calendar;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines by the clock on the wall of the default policy's office: Monday to Friday, nine to five, in New York. */
class BusinessHoursTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final BusinessHours hours =
            new BusinessHours(Deals.POLICY.approval().calendar());

    // The 20th of November 2026 is a Friday, the 26th a holiday; clocks change on the 14th of March 2027.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            within a day             | 2026-11-23T10:00 | PT2H   | 2026-11-23T12:00
            up to closing time       | 2026-11-23T09:00 | PT8H   | 2026-11-23T17:00
            a minute past closing    | 2026-11-23T09:00 | PT8H1M | 2026-11-24T09:01
            from before opening      | 2026-11-23T07:00 | PT1H   | 2026-11-23T10:00
            from closing time        | 2026-11-23T17:00 | PT1H   | 2026-11-24T10:00
            from the evening         | 2026-11-23T18:00 | PT1H   | 2026-11-24T10:00
            from the evening, a day  | 2026-11-23T23:59 | PT8H   | 2026-11-24T17:00
            no work at noon          | 2026-11-23T12:00 | PT0S   | 2026-11-23T12:00
            no work at closing time  | 2026-11-23T17:00 | PT0S   | 2026-11-23T17:00
            over a weekend           | 2026-11-20T16:00 | PT2H   | 2026-11-23T10:00
            from a weekend           | 2026-11-21T12:00 | PT0S   | 2026-11-23T09:00
            over a holiday           | 2026-11-25T16:30 | PT1H   | 2026-11-27T09:30
            over more than a week    | 2026-11-20T09:00 | PT48H  | 2026-11-30T17:00
            clocks go forward        | 2027-03-12T16:00 | PT2H   | 2027-03-15T10:00
            """)
    void countsOnlyBusinessTime(String what, LocalDateTime start, Duration worked, LocalDateTime due) {
        Instant counted = hours.after(start.atZone(NEW_YORK).toInstant(), worked);

        assertThat(LocalDateTime.ofInstant(counted, NEW_YORK)).as(what).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none: that day        | 2026-11-23 | 0 | 2026-11-23
            none, on a Sunday     | 2026-11-22 | 0 | 2026-11-22
            the next day          | 2026-11-23 | 1 | 2026-11-24
            from a Friday         | 2026-11-20 | 1 | 2026-11-23
            from a Sunday         | 2026-11-22 | 1 | 2026-11-23
            over a weekend        | 2026-11-16 | 5 | 2026-11-23
            holiday and weekend   | 2026-11-23 | 5 | 2026-12-01
            """)
    void countsBusinessDays(String what, LocalDate from, int days, LocalDate last) {
        assertThat(hours.daysAfter(from, days)).as(what).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "SALES_OPS, 2026-11-23T17:00",
        "FINANCE, 2026-11-24T17:00",
        "LEGAL, 2026-11-25T17:00",
        "COMMITTEE, 2026-11-25T17:00"
    })
    void givesEachFunctionItsServiceLevel(ApprovalFunction function, LocalDateTime due) {
        Instant opened =
                LocalDateTime.parse("2026-11-23T09:00").atZone(NEW_YORK).toInstant();

        assertThat(Deals.POLICY.approval().dueAt(function, opened))
                .isEqualTo(due.atZone(NEW_YORK).toInstant());
    }

    // Half of eight, sixteen and twenty-four hours; the 26th of November 2026 is a holiday.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SALES_OPS | 2026-11-23T09:00 | 2026-11-23T13:00
            SALES_OPS | 2026-11-20T15:00 | 2026-11-23T11:00
            SALES_OPS | 2026-11-25T15:30 | 2026-11-27T11:30
            FINANCE   | 2026-11-20T09:00 | 2026-11-20T17:00
            FINANCE   | 2026-11-21T12:00 | 2026-11-23T17:00
            LEGAL     | 2026-11-23T09:00 | 2026-11-24T13:00
            LEGAL     | 2027-03-12T12:00 | 2027-03-15T16:00
            COMMITTEE | 2026-10-30T12:00 | 2026-11-02T16:00
            """)
    void remindsAtHalfOfTheServiceLevel(ApprovalFunction function, LocalDateTime opened, LocalDateTime reminded) {
        assertThat(Deals.POLICY
                        .approval()
                        .remindAt(function, opened.atZone(NEW_YORK).toInstant()))
                .isEqualTo(reminded.atZone(NEW_YORK).toInstant());
    }

    /** An office that is open while the clocks change: that day really has an hour less, or one more. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            forward  | 2027-03-14T00:00 | PT7H   | 2027-03-14T08:00
            forward  | 2027-03-14T00:00 | PT8H   | 2027-03-15T01:00
            forward  | 2027-03-14T01:30 | PT1H   | 2027-03-14T03:30
            back     | 2026-11-01T00:00 | PT9H   | 2026-11-01T08:00
            back     | 2026-11-01T00:00 | PT10H  | 2026-11-02T01:00
            back     | 2026-11-01T00:30 | PT2H   | 2026-11-01T01:30
            """)
    void countsRealHoursWhileTheClocksChange(String what, LocalDateTime start, Duration worked, LocalDateTime due) {
        BusinessHours nights = new BusinessHours(new Calendar(
                NEW_YORK, EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.of(8, 0), Set.of(), null));
        Instant from = start.atZone(NEW_YORK).toInstant();

        Instant counted = nights.after(from, worked);

        assertThat(LocalDateTime.ofInstant(counted, NEW_YORK)).as(what).isEqualTo(due);
        assertThat(nights.between(from, counted)).as(what).isEqualTo(worked);
    }

    @Test
    void countsBackWhatItCountedForward() {
        Seeded.check(500, seeded -> {
            Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seeded.between(0, 2 * 365 * 24 * 3600));
            Duration worked = Duration.ofSeconds(seeded.between(1, 100 * 3600) * 2L);
            Instant end = hours.after(start, worked);
            Instant middle = hours.after(start, worked.dividedBy(2));

            assertThat(hours.between(start, end)).isEqualTo(worked);
            assertThat(hours.between(start, middle).plus(hours.between(middle, end)))
                    .isEqualTo(worked);
        });
    }

    // The policy lists the 24th of December, which no country keeps, and the 25th, which all do.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            US    | 2026-07-02 | 1 | 2026-07-06
            US    | 2027-12-30 | 1 | 2028-01-03
            DE    | 2026-06-03 | 1 | 2026-06-04
            DE-BY | 2026-06-03 | 1 | 2026-06-05
            GB-SCT| 2026-12-23 | 1 | 2026-12-29
            GB-SCT| 2026-12-31 | 1 | 2027-01-05
            """)
    void countsNoHolidaysOfTheCountry(String place, LocalDate from, int days, LocalDate due) {
        String[] codes = place.split("-", -1);
        BusinessHours office = new BusinessHours(new Calendar(
                NEW_YORK,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                Set.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25)),
                new PublicHolidays(codes[0], codes.length > 1 ? codes[1] : null)));

        assertThat(office.daysAfter(from, days)).isEqualTo(due);
        Instant evening = from.atTime(17, 0).atZone(NEW_YORK).toInstant();
        assertThat(office.after(evening, Duration.ofHours(8L * days)))
                .isEqualTo(due.atTime(17, 0).atZone(NEW_YORK).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "UTC"})
    void opensAndClosesByTheWallClockOfItsZone(String zone) {
        ZoneId there = ZoneId.of(zone);
        BusinessHours office = new BusinessHours(new Calendar(
                there,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                Set.of(),
                null));
        Instant friday = LocalDateTime.parse("2026-04-03T16:00").atZone(there).toInstant();

        assertThat(LocalDateTime.ofInstant(office.after(friday, Duration.ofHours(2)), there))
                .isEqualTo(LocalDateTime.parse("2026-04-06T10:00"));
    }

    @Test
    void takesTheDayFromTheOfficeNotFromTheServer() {
        // Four in the morning of Tuesday in UTC is eleven on Monday night in New York.
        assertThat(hours.after(Instant.parse("2026-11-24T04:00:00Z"), Duration.ofHours(1)))
                .isEqualTo(Instant.parse("2026-11-24T15:00:00Z"));
    }
}

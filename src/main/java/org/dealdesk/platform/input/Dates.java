package org.dealdesk.platform.input;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Reads dates strictly: the 30th of February is none. */
final class Dates {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withResolverStyle(ResolverStyle.STRICT);

    /** What lies outside of these is a slip of the keys; both are inside. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private Dates() {}

    /** The date, or null with a fault recorded. */
    static LocalDate read(String text, String pointer, Faults faults) {
        try {
            LocalDate date = LocalDate.parse(text, DATE);
            if (!date.isBefore(FIRST) && !date.isAfter(LAST)) {
                return date;
            }
            faults.add(pointer, "out-of-range", "must be from " + FIRST + " to " + LAST);
        } catch (DateTimeParseException notADate) {
            faults.add(pointer, "not-a-date", "must be a date such as \"2026-12-01\"");
        }
        return null;
    }

    /** The month, or null with a fault recorded. */
    static YearMonth readMonth(String text, String pointer, Faults faults) {
        try {
            YearMonth month = YearMonth.parse(text, MONTH);
            if (!month.isBefore(YearMonth.from(FIRST)) && !month.isAfter(YearMonth.from(LAST))) {
                return month;
            }
            faults.add(
                    pointer,
                    "out-of-range",
                    "must be from %s to %s".formatted(YearMonth.from(FIRST), YearMonth.from(LAST)));
        } catch (DateTimeParseException notAMonth) {
            faults.add(pointer, "not-a-month", "must be a month such as \"2026-12\"");
        }
        return null;
    }
}

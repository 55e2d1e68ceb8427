package org.dealdesk.platform.input;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Reads dates strictly: the 30th of February is none. */
final class Dates {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private Dates() {}

    /** The date, or null with a fault recorded; both ends are inclusive. */
    static LocalDate read(String text, LocalDate least, LocalDate most, String pointer, Faults faults) {
        try {
            LocalDate date = LocalDate.parse(text, DATE);
            if (!date.isBefore(least) && !date.isAfter(most)) {
                return date;
            }
            faults.add(pointer, "out-of-range", "must be from " + least + " to " + most);
        } catch (DateTimeParseException notADate) {
            faults.add(pointer, "not-a-date", "must be a date such as \"2026-12-01\"");
        }
        return null;
    }
}

package org.dealdesk.platform.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The day on which something is named as done. People and systems name their own day, which may have begun where the business is still
 * in the day before: a day lies ahead only when it is ahead everywhere.
 *
 * @param business the day where the business is, by which its dates are counted
 * @param latest the day where it is latest
 * @param zone of the business
 */
public record Today(LocalDate business, LocalDate latest, ZoneId zone) {

    private static final ZoneOffset EARLIEST_TO_BEGIN = ZoneOffset.ofHours(14);

    public static Today of(Instant now, ZoneId zone) {
        return new Today(LocalDate.ofInstant(now, zone), LocalDate.ofInstant(now, EARLIEST_TO_BEGIN), zone);
    }

    public boolean isBefore(LocalDate named) {
        return latest.isBefore(named);
    }

    /** The day that business dates are compared with: no event is after it. */
    public LocalDate comparable(LocalDate named) {
        return named.isAfter(business) ? business : named;
    }

    /** For a message: {@code 2026-11-26 (today in America/New_York; elsewhere it is 2026-11-27)}. */
    @Override
    public String toString() {
        String elsewhere = latest.equals(business) ? "" : "; elsewhere it is " + latest;
        return "%s (today in %s%s)".formatted(business, zone, elsewhere);
    }
}

package org.dealdesk.notification.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Supplier;

/** When the daily mails are due: once a day in local time, also on days with a clock change. */
final class DigestDays {

    private final LocalTime at;
    private final Supplier<ZoneId> zone;

    DigestDays(LocalTime at, Supplier<ZoneId> zone) {
        this.at = at;
        this.zone = zone;
    }

    /** The next time, which is never now. */
    Instant after(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, zone.get());
        Instant today = on(day);
        return today.isAfter(now) ? today : on(day.plusDays(1));
    }

    /** The day of the latest time that has come. */
    LocalDate latest(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, zone.get());
        return on(day).isAfter(now) ? day.minusDays(1) : day;
    }

    private Instant on(LocalDate day) {
        return day.atTime(at).atZone(zone.get()).toInstant();
    }
}

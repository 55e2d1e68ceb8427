package org.dealdesk.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;

/**
 * The reader of a page and their time zone: times are shown in it, with its name.
 *
 * @param zone the one that the browser told, else the policy's
 */
public record Viewer(Person person, Caller caller, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** A point in time: as people read it, and as machines do. */
    public record Moment(String text, String iso) {}

    public Moment moment(Instant at) {
        return at == null ? null : new Moment(TIME.format(at.atZone(zone)), at.toString());
    }

    /** A business date, which is the same everywhere. */
    public static Moment day(LocalDate date) {
        return date == null ? null : new Moment(DATE.format(date), date.toString());
    }
}

package org.dealdesk.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.dealdesk.policy.ApprovalRules.Calendar;

/**
 * Counts business hours on a policy's calendar. Each business day lasts from opening to closing by the clock on the wall, so a day on
 * which the clocks change outside business hours is as long as any other.
 */
public final class BusinessHours {

    private final Calendar calendar;

    public BusinessHours(Calendar calendar) {
        this.calendar = calendar;
    }

    /** The instant at which {@code worked} business time has passed since {@code start}. */
    public Instant after(Instant start, Duration worked) {
        Duration left = worked;
        LocalDate day = LocalDate.ofInstant(start, calendar.timeZone());
        Instant from = start;
        while (true) {
            if (isBusinessDay(day)) {
                Instant opening = at(day, true);
                Instant closing = at(day, false);
                Instant begin = from.isAfter(opening) ? from : opening;
                Duration available = Duration.between(begin, closing);
                if (left.compareTo(available) <= 0) {
                    return begin.plus(left);
                }
                left = available.isNegative() ? left : left.minus(available);
            }
            day = day.plusDays(1);
        }
    }

    /** The day on which {@code days} business days after {@code day} end. */
    public LocalDate daysAfter(LocalDate day, int days) {
        LocalDate last = day;
        int left = days;
        while (left > 0) {
            last = last.plusDays(1);
            left -= isBusinessDay(last) ? 1 : 0;
        }
        return last;
    }

    /** The business time from {@code start} to {@code end}. */
    public Duration between(Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(end, calendar.timeZone());
        for (LocalDate day = LocalDate.ofInstant(start, calendar.timeZone());
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (isBusinessDay(day)) {
                Instant opening = at(day, true);
                Instant closing = at(day, false);
                Instant from = start.isAfter(opening) ? start : opening;
                Instant until = end.isBefore(closing) ? end : closing;
                sum = until.isAfter(from) ? sum.plus(Duration.between(from, until)) : sum;
            }
        }
        return sum;
    }

    private boolean isBusinessDay(LocalDate day) {
        return calendar.days().contains(day.getDayOfWeek()) && !calendar.isHoliday(day);
    }

    private Instant at(LocalDate day, boolean opening) {
        return ZonedDateTime.of(day, opening ? calendar.from() : calendar.to(), calendar.timeZone())
                .toInstant();
    }
}

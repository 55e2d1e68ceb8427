package org.dealdesk.policy.lint;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dealdesk.policy.ApprovalRules.Calendar;
import org.dealdesk.policy.Policy;

/** Whether the calendar knows the holidays of the time in which the version counts hours first. */
final class CalendarLint {

    private final Calendar calendar;
    private final LocalDate from;
    private final LintReport report;

    /** {@code today} may be null; a version counts hours from its day, and not before today. */
    CalendarLint(Policy policy, LocalDate today, LintReport report) {
        this.calendar = policy.approval().calendar();
        this.from = today == null || policy.effectiveFrom().isAfter(today) ? policy.effectiveFrom() : today;
        this.report = report;
    }

    void check() {
        Set<Integer> unlisted = unlistedYears();
        if (!unlisted.isEmpty()) {
            warn("listed in %s".formatted(unlisted.stream().map(String::valueOf).collect(Collectors.joining(" and "))));
        } else if (from.datesUntil(from.plusYears(1)).noneMatch(calendar::isHoliday)) {
            warn("left in the 12 months from " + from);
        }
    }

    /** The holidays of a country or region are known in every year. */
    private Set<Integer> unlistedYears() {
        if (calendar.publicHolidays() != null) {
            return Set.of();
        }
        Set<Integer> years = new TreeSet<>(Set.of(from.getYear(), from.getYear() + 1));
        calendar.listed().forEach(day -> years.remove(day.getYear()));
        return years;
    }

    private void warn(String none) {
        report.warn(
                "/approval/calendar/holidays",
                "no-holidays",
                "no holiday is %s, so due dates can fall on holidays".formatted(none));
    }
}

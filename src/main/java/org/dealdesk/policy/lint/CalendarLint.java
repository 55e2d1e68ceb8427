package org.dealdesk.policy.lint;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dealdesk.policy.Policy;

/** Whether the calendar knows the holidays of the years in which the version counts hours first. */
final class CalendarLint {

    private final Policy policy;
    private final LocalDate from;
    private final LintReport report;

    /** {@code today} may be null; a version counts hours from its day, and not before today. */
    CalendarLint(Policy policy, LocalDate today, LintReport report) {
        this.policy = policy;
        this.from = today == null || policy.effectiveFrom().isAfter(today) ? policy.effectiveFrom() : today;
        this.report = report;
    }

    void check() {
        Set<Integer> listed = policy.approval().calendar().holidays().stream()
                .map(LocalDate::getYear)
                .collect(Collectors.toSet());
        Set<Integer> missing = new TreeSet<>(Set.of(from.getYear(), from.getYear() + 1));
        missing.removeAll(listed);
        if (!missing.isEmpty()) {
            report.warn(
                    "/approval/calendar/holidays",
                    "no-holidays",
                    "none is listed in %s, so due dates fall on holidays of that time"
                            .formatted(missing.stream().map(String::valueOf).collect(Collectors.joining(" and "))));
        }
    }
}

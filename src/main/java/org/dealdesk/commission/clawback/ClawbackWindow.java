package org.dealdesk.commission.clawback;

import java.time.LocalDate;

/**
 * For how long a credit note takes commission back.
 *
 * @param wonRecordedOn the day on which the win was recorded
 * @param days of the policy of the won revision; 0 for never
 */
public record ClawbackWindow(LocalDate wonRecordedOn, int days) {

    /** So long after the window what is dated in it may be recorded. */
    private static final int GRACE_DAYS = 30;

    /** Whether a credit note counts, or why it does not. */
    public enum Standing {
        COUNTS,
        NO_CLAWBACK,
        DATED_LATE,
        RECORDED_LATE
    }

    public Standing of(LocalDate date, LocalDate recordedOn) {
        if (days == 0) {
            return Standing.NO_CLAWBACK;
        }
        LocalDate last = wonRecordedOn.plusDays(days);
        if (date.isAfter(last)) {
            return Standing.DATED_LATE;
        }
        return recordedOn.isAfter(last.plusDays(GRACE_DAYS)) ? Standing.RECORDED_LATE : Standing.COUNTS;
    }
}

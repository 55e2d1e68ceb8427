package org.dealdesk.backtest.comparison;

import java.time.LocalDate;

/**
 * Which stored revisions to look at.
 *
 * @param from the first day of submission, where the business is
 * @param to the last one, included
 */
public record Period(LocalDate from, LocalDate to, Which which) {

    /** Whether each submission of a deal counts, or only its last one in the period. */
    public enum Which {
        ALL,
        LATEST
    }
}

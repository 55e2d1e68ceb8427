package org.dealdesk.commission.dispute;

import java.time.Instant;
import java.time.YearMonth;

/**
 * An objection to a final statement.
 *
 * @param answer null while it is open
 */
public record Dispute(String id, About about, String text, Instant openedAt, State state, Answer answer) {

    /**
     * What it is about.
     *
     * @param entry of the statement; null for the whole
     */
    public record About(String person, YearMonth month, String entry) {}

    /**
     * What finance says.
     *
     * @param adjustment that came of it; null for none
     */
    public record Answer(String text, String by, Instant at, String adjustment) {}

    /** Open, and how it ended. */
    public enum State {
        OPEN,
        UPHELD,
        DECLINED
    }

    /** How an answer ends it. */
    public enum Outcome {
        UPHELD,
        DECLINED;

        State state() {
            return State.valueOf(name());
        }
    }
}

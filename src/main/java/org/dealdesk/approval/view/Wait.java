package org.dealdesk.approval.view;

import java.time.Duration;
import java.time.Instant;

/**
 * A period in which a deal waited for a person or a function.
 *
 * @param function the function that was waited for or that waited; null where it is the rep's turn
 * @param revision the revision that waited
 * @param until null while it waits
 * @param business the business hours in it, up to now while it waits
 */
public record Wait(Cause cause, String function, Integer revision, Instant from, Instant until, Duration business) {

    /** What a deal waits for. */
    public enum Cause {
        /** A function that was asked and has not decided. */
        REVIEWER,
        /** The rep, who has to submit again. */
        REP,
        /** A function that is asked only once others have decided. */
        PREREQUISITE
    }
}

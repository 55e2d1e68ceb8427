package org.dealdesk.commission.hold;

import java.time.Instant;
import org.dealdesk.deal.DealNumber;

/**
 * While it stands, positive entries of a person, or on a deal and its change orders, are not paid.
 *
 * @param person null where it is of a deal
 * @param deal null where it is of a person
 * @param released null while it stands
 */
public record Hold(String id, String person, DealNumber deal, String reason, Step placed, Step released) {

    /** Who did it, and when. */
    public record Step(String by, Instant at) {}

    /** Whether it stands. */
    public enum State {
        STANDING,
        RELEASED
    }

    public State state() {
        return released == null ? State.STANDING : State.RELEASED;
    }
}

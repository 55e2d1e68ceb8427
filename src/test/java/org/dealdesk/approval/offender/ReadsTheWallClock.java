package org.dealdesk.approval.offender;

import java.time.Instant;

/** Planted: has a clock of its own. */
public final class ReadsTheWallClock {

    public Instant now() {
        return Instant.now();
    }
}

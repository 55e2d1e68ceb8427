package org.dealdesk.access.link;

import java.time.Duration;

/** What a link is for. */
public enum LinkKind {
    /** Makes the first administrator, or one more where all others are lost. It is for no person. */
    SET_UP(Duration.ofHours(1)),
    /** Lets a new person set a password. */
    INVITATION(Duration.ofDays(3)),
    /** Lets a person set another password. */
    RESET(Duration.ofHours(1));

    private final Duration valid;

    LinkKind(Duration valid) {
        this.valid = valid;
    }

    public Duration valid() {
        return valid;
    }
}

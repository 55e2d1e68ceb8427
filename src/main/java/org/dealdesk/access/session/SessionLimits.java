package org.dealdesk.access.session;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long a session lasts: so long without use, and so long at most. */
@Component
public class SessionLimits {

    /** Uses are noted as often as this, so that few requests write. */
    static final Duration NOTED = Duration.ofMinutes(1);

    private final Duration idle;
    private final Duration absolute;

    @Autowired
    SessionLimits(
            @Value("${dealdesk.sessions.idle:30m}") Duration idle,
            @Value("${dealdesk.sessions.absolute:12h}") Duration absolute) {
        if (idle.compareTo(NOTED) <= 0 || absolute.compareTo(idle) < 0) {
            throw new IllegalArgumentException("dealdesk.sessions.idle must be above " + NOTED
                    + ", and dealdesk.sessions.absolute at least as long");
        }
        this.idle = idle;
        this.absolute = absolute;
    }

    Duration absolute() {
        return absolute;
    }

    boolean isOver(Instant since, Instant used, Instant now) {
        return !now.isBefore(used.plus(idle)) || !now.isBefore(since.plus(absolute));
    }

    boolean isToBeNoted(Instant used, Instant now) {
        return !now.isBefore(used.plus(NOTED));
    }
}

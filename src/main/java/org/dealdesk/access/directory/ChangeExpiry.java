package org.dealdesk.access.directory;

import java.time.Duration;
import org.dealdesk.platform.background.BackgroundWork;
import org.springframework.stereotype.Component;

/** Records, every few minutes, that changes were not decided in time. */
@Component
class ChangeExpiry {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    ChangeExpiry(DecideChange changes, BackgroundWork background) {
        background.repeat("pending-changes", PAUSE, changes::expire);
    }
}

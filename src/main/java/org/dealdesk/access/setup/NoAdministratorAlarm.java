package org.dealdesk.access.setup;

import java.time.Duration;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.platform.background.BackgroundWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The alarm {@value #NAME}: no active administrator who can sign in is left. Each node logs its begin and its end. */
@Component
class NoAdministratorAlarm {

    static final String NAME = "no-administrator";

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(NoAdministratorAlarm.class);

    private final SignInWays ways;

    /** As last logged. */
    private boolean on;

    NoAdministratorAlarm(SignInWays ways, BackgroundWork background) {
        this.ways = ways;
        background.repeat(NAME, PAUSE, this::look);
    }

    /** Whether it holds now. */
    boolean holds() {
        return ways.lackAdministrator();
    }

    /** Logs it where it has begun or ended since the last look. */
    synchronized void look() {
        boolean now = holds();
        if (now && !on) {
            log.error("alarm={}: no active administrator can sign in", NAME);
        } else if (!now && on) {
            log.info("alarm=none after={}", NAME);
        }
        on = now;
    }
}

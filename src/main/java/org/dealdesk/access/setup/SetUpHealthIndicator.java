package org.dealdesk.access.setup;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** A product that waits for its first administrator, or has lost all of them, is ready all the same, and says so. */
@Component
class SetUpHealthIndicator implements HealthIndicator {

    private final SetUp setUp;
    private final NoAdministratorAlarm alarm;

    SetUpHealthIndicator(SetUp setUp, NoAdministratorAlarm alarm) {
        this.setUp = setUp;
        this.alarm = alarm;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        if (setUp.isPending()) {
            up.withDetail("set-up", "pending");
        }
        if (alarm.holds()) {
            up.withDetail("alarm", NoAdministratorAlarm.NAME);
        }
        return up.build();
    }
}

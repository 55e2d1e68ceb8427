package org.dealdesk.access.setup;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** A product that waits for its first administrator is ready all the same, and says so. */
@Component
class SetUpHealthIndicator implements HealthIndicator {

    private final SetUp setUp;

    SetUpHealthIndicator(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public Health health() {
        return setUp.isPending()
                ? Health.up().withDetail("set-up", "pending").build()
                : Health.up().build();
    }
}

package org.dealdesk.policy.life;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready means that a deal submitted now could be assessed: a policy is in force today, and it can be read. */
@Component
class PolicyHealthIndicator implements HealthIndicator {

    private final Policies policies;

    PolicyHealthIndicator(Policies policies) {
        this.policies = policies;
    }

    @Override
    public Health health() {
        try {
            LocalDate today = policies.today();
            Optional<String> version = policies.findInForce(today);
            return version.isEmpty()
                    ? Health.down()
                            .withDetail("reason", "no policy is in force on " + today)
                            .build()
                    : Health.up()
                            .withDetail(
                                    "inForce", policies.version(version.get()).version())
                            .withDetail("on", today)
                            .build();
        } catch (RuntimeException unreadable) {
            return Health.down(unreadable).build();
        }
    }
}

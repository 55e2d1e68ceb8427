package org.dealdesk.approval.process;

import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Ready means that this node's engine answers and that its timers run where they are wanted. How far the timers lag is shown but
 * does not count: no decision waits for one, and all nodes would be taken away at once.
 */
@Component
final class EngineHealthIndicator implements HealthIndicator {

    private final EngineState state;
    private final Optional<EngineJobs> jobs;

    EngineHealthIndicator(EngineState state, Optional<EngineJobs> jobs) {
        this.state = state;
        this.jobs = jobs;
    }

    @Override
    public Health health() {
        try {
            Health.Builder health = jobs.map(EngineJobs::isRunning).orElse(true)
                    ? Health.up()
                    : Health.down().withDetail("reason", "the timers of this node do not run");
            return health.withDetail("openIncidents", state.openIncidents())
                    .withDetail("jobsWithoutRetries", state.jobsWithoutRetries())
                    .withDetail(
                            "oldestDueJob",
                            state.oldestDueJob().map(Instant::toString).orElse("none"))
                    .build();
        } catch (RuntimeException unreachable) {
            return Health.down(unreachable).build();
        }
    }
}

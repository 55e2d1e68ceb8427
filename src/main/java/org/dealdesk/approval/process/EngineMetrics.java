package org.dealdesk.approval.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.dealdesk.platform.metrics.Remembered;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether the engine's timers keep up. All of it is normally 0, or close to it for the oldest due job. */
@Component
final class EngineMetrics implements MeterBinder {

    private final Remembered<Jobs> jobs;

    EngineMetrics(EngineState state, Clock clock, @Value("${dealdesk.metrics.kept:15s}") Duration kept) {
        this.jobs = new Remembered<>("the engine", kept, () -> read(state, clock.instant()));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("dealdesk.engine.incidents", "Jobs that the engine has given up on", Jobs::incidents, registry);
        gauge("dealdesk.engine.jobs.without.retries", "Jobs that no node tries again", Jobs::withoutRetries, registry);
        TimeGauge.builder(
                        "dealdesk.engine.jobs.oldest.due",
                        jobs,
                        TimeUnit.SECONDS,
                        remembered -> remembered.figure(Jobs::oldestDueSeconds))
                .description("Time since the oldest due job became due")
                .register(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<Jobs> figure, MeterRegistry registry) {
        Gauge.builder(name, jobs, remembered -> remembered.figure(figure))
                .description(description)
                .register(registry);
    }

    private static Jobs read(EngineState state, Instant now) {
        return new Jobs(
                state.openIncidents(),
                state.jobsWithoutRetries(),
                state.oldestDueJob()
                        .map(due -> Math.max(0, Duration.between(due, now).toSeconds()))
                        .orElse(0L));
    }

    private record Jobs(long incidents, long withoutRetries, long oldestDueSeconds) {}
}

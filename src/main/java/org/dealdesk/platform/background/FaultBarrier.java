package org.dealdesk.platform.background;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs and counts all that goes wrong in background work, errors included, and lets its thread go on. A thread that ended silently would
 * leave its work undone until the next start.
 */
@Component
public class FaultBarrier {

    private static final Logger log = LoggerFactory.getLogger(FaultBarrier.class);

    private final MeterRegistry metrics;

    public FaultBarrier(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * Does the work, and returns {@code otherwise} where it fails.
     *
     * @param task what the log and the metric call the work
     */
    public <T> T survive(String task, T otherwise, Supplier<T> work) {
        try {
            return work.get();
        } catch (Throwable failed) {
            log.error("task={} outcome=failed: it is tried again when its turn comes", task, failed);
            failures(task).increment();
            return otherwise;
        }
    }

    private Counter failures(String task) {
        return Counter.builder("dealdesk.background.failures")
                .description("Work in the background that failed as a whole")
                .tag("task", task)
                .register(metrics);
    }
}

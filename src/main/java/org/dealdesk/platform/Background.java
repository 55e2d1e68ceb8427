package org.dealdesk.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Work that no caller waits for. Whatever goes wrong in it, errors included, is logged and counted, and the thread lives on: one that
 * ended silently would leave its work undone until the next start.
 */
@Component
public class Background {

    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private final MeterRegistry metrics;

    public Background(MeterRegistry metrics) {
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

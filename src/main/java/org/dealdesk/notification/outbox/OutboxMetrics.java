package org.dealdesk.notification.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.dealdesk.platform.metrics.Remembered;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much the outbox still holds. Every node reports the same, since it comes from the tables. */
@Component
class OutboxMetrics implements MeterBinder {

    private final Remembered<Long> backlog;
    private final Remembered<Long> dead;

    OutboxMetrics(Deliveries deliveries, @Value("${dealdesk.metrics.kept:15s}") Duration kept) {
        this.backlog = new Remembered<>("outbox backlog", kept, deliveries::backlog);
        this.dead = new Remembered<>("dead deliveries", kept, deliveries::dead);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dealdesk.outbox.backlog", backlog, all -> all.figure(Long::doubleValue))
                .description("Messages and deliveries that have not gone out yet")
                .register(registry);
        Gauge.builder("dealdesk.outbox.dead", dead, all -> all.figure(Long::doubleValue))
                .description("Deliveries that were given up; replay them once their subscriber is well")
                .register(registry);
    }
}

package org.dealdesk.approval.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.platform.Instants;
import org.dealdesk.platform.metrics.Remembered;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where the deals stand and how long reviews wait. Every node reports the same, since it comes from the tables. */
@Component
class DealMetrics implements MeterBinder {

    private static final Waiting NOTHING = new Waiting(0, 0);

    private final Remembered<Map<DealStatus, Long>> deals;
    private final Remembered<Map<ApprovalFunction, Waiting>> reviews;
    private final Remembered<Long> unassignable;

    DealMetrics(JdbcTemplate jdbc, TaskList tasks, Clock clock, @Value("${dealdesk.metrics.kept:15s}") Duration kept) {
        this.deals = new Remembered<>("deals", kept, () -> deals(jdbc));
        this.reviews = new Remembered<>("reviews", kept, () -> reviews(jdbc, clock.instant()));
        // It looks at every open review, so it is asked less often.
        this.unassignable = new Remembered<>("unassignable reviews", kept.multipliedBy(4), tasks::unassignable);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (DealStatus status : DealStatus.values()) {
            Gauge.builder("dealdesk.deals", deals, all -> all.figure(counts -> counts.getOrDefault(status, 0L)))
                    .description("Deals by status")
                    .tag("status", status.name())
                    .register(registry);
        }
        for (ApprovalFunction function : ApprovalFunction.values()) {
            bind(function, registry);
        }
        Gauge.builder("dealdesk.reviews.unassignable", unassignable, all -> all.figure(Long::doubleValue))
                .description("Open reviews without an eligible approver: an administrator must appoint one")
                .register(registry);
    }

    private void bind(ApprovalFunction function, MeterRegistry registry) {
        Gauge.builder(
                        "dealdesk.reviews.open",
                        reviews,
                        all -> all.figure(waiting ->
                                waiting.getOrDefault(function, NOTHING).count()))
                .description("Open reviews")
                .tag("function", function.name())
                .register(registry);
        TimeGauge.builder(
                        "dealdesk.reviews.open.oldest",
                        reviews,
                        TimeUnit.SECONDS,
                        all -> all.figure(waiting ->
                                waiting.getOrDefault(function, NOTHING).oldestSeconds()))
                .description("Age of the oldest open review")
                .tag("function", function.name())
                .register(registry);
    }

    private static Map<DealStatus, Long> deals(JdbcTemplate jdbc) {
        Map<DealStatus, Long> counts = new EnumMap<>(DealStatus.class);
        jdbc.query("select status, count(*) as deals from deal group by status", row -> {
            counts.put(DealStatus.valueOf(row.getString("status")), row.getLong("deals"));
        });
        return counts;
    }

    private static Map<ApprovalFunction, Waiting> reviews(JdbcTemplate jdbc, Instant now) {
        Map<ApprovalFunction, Waiting> waiting = new EnumMap<>(ApprovalFunction.class);
        jdbc.query("""
                select function, count(*) as reviews, min(opened_at) as oldest
                  from review where status = 'OPEN' group by function
                """, row -> {
            Instant oldest = Instants.read(row, "oldest");
            waiting.put(
                    ApprovalFunction.valueOf(row.getString("function")),
                    new Waiting(
                            row.getLong("reviews"),
                            Math.max(0, Duration.between(oldest, now).toSeconds())));
        });
        return waiting;
    }

    private record Waiting(long count, long oldestSeconds) {}
}

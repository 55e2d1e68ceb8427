package org.dealdesk.approval.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what transactions have done to deals, once it is stored: one that is rolled back or tried again counts only in the end. */
@Component
public class DealTransactionMetrics {

    private final MeterRegistry registry;
    private final Counter expired;
    private final Counter gateRefusals;

    DealTransactionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.expired = Counter.builder("dealdesk.deals.expired")
                .description("Approvals that ran out")
                .register(registry);
        this.gateRefusals = Counter.builder("dealdesk.gate.refusals")
                .description("Approvals that the commission gate refused; each is an alarm")
                .register(registry);
    }

    void countOnceStored(DealTransaction tx) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tx.events().forEach(event -> count(event, tx));
                tx.reviews().closed().stream()
                        .filter(review -> review.decision() != null && review.status() != ReviewStatus.VOID)
                        .forEach(DealTransactionMetrics.this::decided);
            }
        });
    }

    public void gateRefused() {
        gateRefusals.increment();
    }

    /** A blocked deal is refused and not stored. */
    public void blocked() {
        submitted("blocked");
    }

    private void count(Event event, DealTransaction tx) {
        if (event.type() == EventType.DEAL_EXPIRED) {
            expired.increment();
        } else if (event.type() == EventType.REJECTIONS_OVERRIDDEN) {
            event.data().required("overridden").forEach(function -> overridden(function.textValue()));
        } else if (event.type() == EventType.DEAL_SUBMITTED) {
            tx.revision().ifPresent(revision -> submitted(revision.outcome()));
        }
    }

    private void overridden(String function) {
        registry.counter("dealdesk.overrides", "function", function).increment();
    }

    private void submitted(String outcome) {
        registry.counter("dealdesk.deals.submitted", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }

    private void decided(Review review) {
        registry.timer(
                        "dealdesk.reviews.decided",
                        "function",
                        review.function().name(),
                        "outcome",
                        review.decision().outcome().name())
                .record(Duration.between(review.openedAt(), review.decision().decidedAt()));
    }
}

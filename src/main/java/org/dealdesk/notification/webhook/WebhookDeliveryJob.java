package org.dealdesk.notification.webhook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.dealdesk.notification.outbox.Attempts;
import org.dealdesk.notification.outbox.Deliveries;
import org.dealdesk.notification.outbox.Lane;
import org.dealdesk.notification.outbox.PollingTask;
import org.dealdesk.platform.background.BackgroundWork;
import org.dealdesk.platform.background.Workers;
import org.springframework.stereotype.Component;

/**
 * Delivers to each webhook in a worker of its own, one attempt at a time: an endpoint that does not answer delays its own deliveries
 * and no others. A round begins a worker for each webhook to which something is due and does not wait for it. What is cut short when the
 * node stops is tried again by another, or after the next start.
 */
@Component
public class WebhookDeliveryJob implements PollingTask {

    /** So many webhooks are told at the same time; more take turns. */
    static final int MOST_AT_ONCE = 32;

    private final Attempts attempts;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Workers workers;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    public WebhookDeliveryJob(Attempts attempts, Deliveries deliveries, BackgroundWork background, Clock clock) {
        this.attempts = attempts;
        this.deliveries = deliveries;
        this.clock = clock;
        this.workers = background.workers("webhook", MOST_AT_ONCE);
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public void run() {
        begin();
    }

    /** Begins a worker for each webhook that has none yet and to which something is due. Each says how many attempts it made. */
    public List<Future<Integer>> begin() {
        List<Future<Integer>> begun = new ArrayList<>();
        for (String subscriber : deliveries.subscribersWithDue(Lane.WEBHOOK, clock.instant())) {
            if (!workers.areStopping() && busy.add(subscriber)) {
                begun.add(workers.submit(name(), 0, () -> work(subscriber)));
            }
        }
        return begun;
    }

    private int work(String subscriber) {
        try {
            return attempts.of(subscriber, () -> !workers.areStopping());
        } finally {
            busy.remove(subscriber);
        }
    }
}

package org.dealdesk.notification.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.dealdesk.notification.outbox.Attempts;
import org.dealdesk.notification.outbox.Deliveries;
import org.dealdesk.notification.outbox.Lane;
import org.dealdesk.notification.outbox.PollingTask;
import org.dealdesk.platform.Background;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delivers to each webhook in a worker of its own, one attempt at a time: an endpoint that does not answer delays its own deliveries
 * and no others. A round begins a worker for each webhook to which something is due and does not wait for it.
 */
@Component
public class WebhookDeliveryJob implements PollingTask, SmartLifecycle {

    /** So many webhooks are told at the same time; more take turns. */
    static final int MOST_AT_ONCE = 32;

    private static final Duration IDLE = Duration.ofSeconds(30);

    /** What is cut short when the node stops is tried again by another, or after the next start. */
    private static final Duration LAST_ATTEMPT = Duration.ofSeconds(15);

    private final Attempts attempts;
    private final Deliveries deliveries;
    private final Background background;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile ExecutorService workers;

    public WebhookDeliveryJob(Attempts attempts, Deliveries deliveries, Background background, Clock clock) {
        this.attempts = attempts;
        this.deliveries = deliveries;
        this.background = background;
        this.clock = clock;
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
        ExecutorService pool = workers;
        List<Future<Integer>> begun = new ArrayList<>();
        for (String subscriber : deliveries.subscribersWithDue(Lane.WEBHOOK, clock.instant())) {
            if (!pool.isShutdown() && busy.add(subscriber)) {
                begun.add(pool.submit(() -> work(subscriber, pool)));
            }
        }
        return begun;
    }

    private int work(String subscriber, ExecutorService pool) {
        try {
            return background.survive(name(), 0, () -> attempts.of(subscriber, () -> !pool.isShutdown()));
        } finally {
            busy.remove(subscriber);
        }
    }

    @Override
    public synchronized void start() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_AT_ONCE,
                MOST_AT_ONCE,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "webhook");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        workers = pool;
    }

    @Override
    public synchronized void stop() {
        ExecutorService pool = workers;
        pool.shutdown();
        try {
            pool.awaitTermination(LAST_ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts before the rounds do and stops after them. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        ExecutorService pool = workers;
        return pool != null && !pool.isShutdown();
    }
}

package org.dealdesk.notification.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.dealdesk.platform.Background;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Goes every few seconds on each round, on each node that runs timers. No round waits for another. */
@Component
public class OutboxThreads implements SmartLifecycle {

    private final List<PollingTask> rounds;
    private final Background background;
    private final boolean wanted;
    private final Duration pause;
    private ScheduledExecutorService threads;
    private List<ScheduledFuture<?>> running = List.of();

    OutboxThreads(
            List<PollingTask> rounds,
            Background background,
            @Value("${dealdesk.engine.jobs:true}") boolean wanted,
            @Value("${dealdesk.outbox.pause:2s}") Duration pause) {
        this.rounds = List.copyOf(rounds);
        this.background = background;
        this.wanted = wanted;
        this.pause = pause;
    }

    @EventListener(ApplicationReadyEvent.class)
    void startWhenReady() {
        if (wanted) {
            start();
        }
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public synchronized void start() {
        threads = Executors.newScheduledThreadPool(rounds.size(), work -> new Thread(work, "outbox"));
        running = rounds.stream()
                .<ScheduledFuture<?>>map(round ->
                        threads.scheduleWithFixedDelay(() -> go(round), 0, pause.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
    }

    /** Where a round fails nothing is lost: it is all still in the outbox when the thread looks again. */
    private void go(PollingTask round) {
        background.survive(round.name(), null, () -> {
            round.run();
            return null;
        });
    }

    @Override
    public synchronized void stop() {
        running.forEach(round -> round.cancel(false));
        threads.shutdown();
        try {
            if (!threads.awaitTermination(15, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}

package org.dealdesk.notification;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks into the outbox every few seconds, on each node that runs timers. */
@Component
class DispatcherThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DispatcherThread.class);

    private final Dispatcher dispatcher;
    private final boolean wanted;
    private final Duration pause;
    private ScheduledExecutorService thread;
    private ScheduledFuture<?> running;

    DispatcherThread(
            Dispatcher dispatcher,
            @Value("${dealdesk.engine.jobs:true}") boolean wanted,
            @Value("${dealdesk.outbox.pause:2s}") Duration pause) {
        this.dispatcher = dispatcher;
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
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "outbox"));
        running = thread.scheduleWithFixedDelay(this::dispatch, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void dispatch() {
        try {
            dispatcher.dispatch();
        } catch (RuntimeException failed) {
            // Nothing is lost: it is all still in the outbox when the thread looks again.
            log.warn("The outbox could not be dispatched, which is tried again in {}", pause, failed);
        }
    }

    @Override
    public synchronized void stop() {
        running.cancel(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(15, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}

package org.dealdesk.approval.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.dealdesk.platform.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Holds the sweeps that the process {@code deadlines} asks for, one after the other, on a thread of their own and outside the engine's
 * transaction: each deal of a sweep has a short one of its own, and the engine's holds no deal while they run.
 */
@Component
public final class Sweeps implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeps.class);
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** A deal that is at work when the node stops ends within this time; the rest of the sweep waits for the next one. */
    private static final Duration LAST_DEAL = Duration.ofSeconds(15);

    private final Background background;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private ThreadPoolExecutor thread;

    Sweeps(Background background) {
        this.background = background;
        start();
    }

    /** Holds the sweep once the current transaction is stored. One that waits already is not held twice. */
    void afterwards(String name, Runnable sweep) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (soon(name, sweep).isCancelled()) {
                    log.debug("The sweep {} waits already", name);
                }
            }
        });
    }

    /** Holds the sweep after those that wait already. */
    public synchronized Future<?> soon(String name, Runnable sweep) {
        FutureTask<?> task = new FutureTask<>(() -> hold(name, sweep), null);
        if (thread.isShutdown() || !waiting.add(name)) {
            task.cancel(false);
        } else {
            thread.execute(task);
        }
        return task;
    }

    private void hold(String name, Runnable sweep) {
        waiting.remove(name);
        background.survive(name, null, () -> {
            sweep.run();
            return null;
        });
    }

    @Override
    public synchronized void start() {
        thread = new ThreadPoolExecutor(
                1, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread sweeping = new Thread(work, "sweep");
                    sweeping.setDaemon(true);
                    return sweeping;
                });
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void stop() {
        ThreadPoolExecutor stopping;
        synchronized (this) {
            stopping = thread;
            stopping.getQueue().clear();
            waiting.clear();
            // Not interrupted: that would close an embedded database's file under everybody else.
            stopping.shutdown();
        }
        try {
            stopping.awaitTermination(LAST_DEAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after the engine's jobs, which ask for sweeps. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public synchronized boolean isRunning() {
        return !thread.isShutdown();
    }
}

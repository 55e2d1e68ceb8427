package org.dealdesk.approval.process;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.dealdesk.platform.background.BackgroundWork;
import org.dealdesk.platform.background.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Holds the sweeps that the process {@code deadlines} asks for, one after the other, on a thread of their own and outside the engine's
 * transaction: each deal of a sweep has a short one of its own, and the engine's holds no deal while they run.
 */
@Component
public final class Sweeps {

    private static final Logger log = LoggerFactory.getLogger(Sweeps.class);

    private final Workers thread;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    Sweeps(BackgroundWork background) {
        this.thread = background.workers("sweep", 1);
    }

    /** Holds the sweep once the current transaction is stored. One that waits already is not held twice. */
    void afterwards(String name, Runnable sweep) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (soon(name, sweep).isCancelled()) {
                    log.debug("The sweep {} waits already, or the node stops", name);
                }
            }
        });
    }

    /** Holds the sweep after those that wait already. */
    public Future<?> soon(String name, Runnable sweep) {
        if (!waiting.add(name)) {
            CompletableFuture<Object> waitsAlready = new CompletableFuture<>();
            waitsAlready.cancel(false);
            return waitsAlready;
        }
        return thread.submit(name, null, () -> {
            waiting.remove(name);
            if (!thread.areStopping()) {
                sweep.run();
            }
            return null;
        });
    }
}

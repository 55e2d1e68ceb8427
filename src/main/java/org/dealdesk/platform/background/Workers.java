package org.dealdesk.platform.background;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The threads for one kind of background work. When the application stops, what waits in the queue still runs: work asks
 * {@link #areStopping()} before it begins something long.
 */
public final class Workers {

    private static final int IDLE_SECONDS = 30;

    private final String name;
    private final FaultBarrier barrier;
    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();

    Workers(String name, int most, FaultBarrier barrier) {
        this.name = name;
        this.barrier = barrier;
        threads.setThreadNamePrefix(name + "-");
        threads.setDaemon(true);
        threads.setCorePoolSize(most);
        threads.setMaxPoolSize(most);
        threads.setKeepAliveSeconds(IDLE_SECONDS);
        threads.setAllowCoreThreadTimeOut(true);
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.initialize();
    }

    /**
     * Does the work as soon as a thread is free.
     *
     * @param task what the log and the metric call the work
     * @param otherwise the result where it fails
     * @return the result; cancelled where the application stops already
     */
    public <T> Future<T> submit(String task, T otherwise, Supplier<T> work) {
        FutureTask<T> result = new FutureTask<>(() -> barrier.survive(task, otherwise, work));
        try {
            threads.execute(result);
        } catch (TaskRejectedException stopping) {
            result.cancel(false);
        }
        return result;
    }

    /** Whether the application stops: no new work is begun. */
    public boolean areStopping() {
        return threads.getThreadPoolExecutor().isShutdown();
    }

    String name() {
        return name;
    }

    int running() {
        return threads.getActiveCount();
    }

    int waiting() {
        return threads.getQueueSize();
    }

    void takeNoMore() {
        threads.initiateShutdown();
    }

    /** Waits until all work has ended, and says whether it has. */
    boolean awaitEnd(Duration most) throws InterruptedException {
        return threads.getThreadPoolExecutor().awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS);
    }
}

package org.dealdesk.approval.process;

import java.time.Duration;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Runs the engine's timers, from when the application is ready until it starts to close. */
@Component
final class EngineJobs implements SmartLifecycle {

    private static final int SLOWEST_JOB_SECONDS = 30;

    /** A job that outlives its lock is run a second time while it still runs. */
    static final Duration LOCK = Duration.ofSeconds(10 * SLOWEST_JOB_SECONDS);

    private final SpringJobExecutor executor = new SpringJobExecutor();
    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    private final boolean wanted;

    EngineJobs(@Value("${dealdesk.engine.jobs:true}") boolean wanted) {
        this.wanted = wanted;
        threads.setThreadNamePrefix("engine-job-");
        threads.setCorePoolSize(2);
        threads.setMaxPoolSize(2);
        threads.setQueueCapacity(6);
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationSeconds(SLOWEST_JOB_SECONDS);
        executor.setTaskExecutor(threads);
        executor.setLockTimeInMillis((int) LOCK.toMillis());
        executor.setMaxWait(60_000);
    }

    SpringJobExecutor executor() {
        return executor;
    }

    /** Whether this node is to run timers at all. */
    boolean wanted() {
        return wanted;
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
    public void start() {
        threads.initialize();
        executor.start();
    }

    @Override
    public void stop() {
        executor.shutdown();
        threads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return executor.isActive();
    }
}

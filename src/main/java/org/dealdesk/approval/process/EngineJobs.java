package org.dealdesk.approval.process;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Stops the engine's timers when the application starts to close. The starter starts them when it is ready. */
@Component
@ConditionalOnProperty("camunda.bpm.job-execution.enabled")
final class EngineJobs implements SmartLifecycle {

    /** The lock time in application.yaml is ten times as long: a job that outlives its lock is run a second time. */
    static final int SLOWEST_JOB_SECONDS = 30;

    private final JobExecutor executor;
    private final ThreadPoolTaskExecutor threads;

    EngineJobs(JobExecutor executor, @Qualifier("camundaTaskExecutor") ThreadPoolTaskExecutor threads) {
        this.executor = executor;
        this.threads = threads;
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public void start() {
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

package org.dealdesk.platform.background;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Owns the threads of all work that no request waits for. Repeated tasks begin when the application is ready, on nodes that run timers. When it
 * closes, repeated tasks end first, then all other work, each within a time limit. No thread is interrupted: that would close the file of an
 * embedded database under all others.
 */
@Component
public class BackgroundWork implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundWork.class);

    private final FaultBarrier barrier;
    private final MeterRegistry metrics;
    private final boolean wanted;
    private final Duration patience;
    private final List<Repeated> repeated = new CopyOnWriteArrayList<>();
    private final List<Workers> workers = new CopyOnWriteArrayList<>();
    private ThreadPoolTaskScheduler timer;
    private boolean running;

    private record Repeated(String task, Duration pause, Runnable work) {}

    @Autowired
    BackgroundWork(FaultBarrier barrier, MeterRegistry metrics, @Value("${dealdesk.engine.jobs:true}") boolean wanted) {
        this(barrier, metrics, wanted, Duration.ofSeconds(15));
    }

    BackgroundWork(FaultBarrier barrier, MeterRegistry metrics, boolean wanted, Duration patience) {
        this.barrier = barrier;
        this.metrics = metrics;
        this.wanted = wanted;
        this.patience = patience;
    }

    /**
     * Repeats a task, with a pause after each time, from when the application is ready. No task waits for another.
     *
     * @param task what the log and the metric call it
     */
    public void repeat(String task, Duration pause, Runnable work) {
        repeated.add(new Repeated(task, pause, work));
    }

    /**
     * Threads for one kind of work, which can be given to them at once.
     *
     * @param name what the threads and the metrics are called
     * @param most so many pieces of work are done at the same time; more wait for their turn
     */
    public Workers workers(String name, int most) {
        Workers added = new Workers(name, most, barrier);
        workers.add(added);
        Gauge.builder("dealdesk.background.running", added, Workers::running)
                .description("Work in the background that is being done")
                .tag("work", added.name())
                .register(metrics);
        Gauge.builder("dealdesk.background.waiting", added, Workers::waiting)
                .description("Work in the background that waits for a thread")
                .tag("work", added.name())
                .register(metrics);
        return added;
    }

    @EventListener(ApplicationReadyEvent.class)
    void startWhenReady() {
        if (wanted) {
            startRepeating();
        }
    }

    /** Begins the repeated tasks, on every kind of node. */
    public synchronized void startRepeating() {
        if (timer != null || repeated.isEmpty()) {
            return;
        }
        timer = new ThreadPoolTaskScheduler();
        timer.setThreadNamePrefix("repeated-");
        timer.setDaemon(true);
        timer.setPoolSize(repeated.size());
        timer.setWaitForTasksToCompleteOnShutdown(true);
        timer.setAwaitTerminationMillis(patience.toMillis());
        timer.initialize();
        for (Repeated each : repeated) {
            ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(() -> once(each), each.pause());
        }
    }

    private void once(Repeated each) {
        barrier.survive(each.task(), null, () -> {
            each.work().run();
            return null;
        });
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (timer != null) {
            timer.shutdown();
            timer = null;
        }
        workers.forEach(Workers::takeNoMore);
        long latest = System.nanoTime() + patience.toNanos();
        try {
            for (Workers each : workers) {
                if (!each.awaitEnd(Duration.ofNanos(latest - System.nanoTime()))) {
                    log.warn("work={} outcome=left: it has not ended after {} ms", each.name(), patience.toMillis());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Stops after the engine's jobs, which ask for work. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}

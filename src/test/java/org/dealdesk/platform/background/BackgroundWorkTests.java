package org.dealdesk.platform.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dealdesk.testing.product.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundWorkTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final BackgroundWork background = background(true, PATIENCE);
    private final LogLines log = LogLines.ofPlanted();

    private BackgroundWork background(boolean wanted, Duration patience) {
        return new BackgroundWork(new FaultBarrier(metrics), metrics, wanted, patience);
    }

    @AfterEach
    void stop() {
        background.stop();
        log.close();
    }

    @Test
    void repeatsEachTaskFromWhenTheApplicationIsReady() throws InterruptedException {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        background.repeat("one", Duration.ofMillis(1), () -> done.add("one"));
        background.start();
        assertThat(done).isEmpty();

        background.startWhenReady();

        assertThat(done.take()).isEqualTo("one");
        assertThat(done.take()).isEqualTo("one");
    }

    @Test
    void repeatsNothingOnNodesThatRunNoTimers() {
        BackgroundWork idle = background(false, PATIENCE);
        AtomicInteger done = new AtomicInteger();
        idle.repeat("one", Duration.ofMillis(1), done::incrementAndGet);

        idle.start();
        idle.startWhenReady();
        idle.stop();

        assertThat(done).hasValue(0);
    }

    @Test
    void makesNoTaskWaitForAnother() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(3);
        background.repeat("stuck", Duration.ofMillis(1), () -> await(goOn));
        background.repeat("other", Duration.ofMillis(1), other::countDown);

        background.startRepeating();

        other.await();
        goOn.countDown();
    }

    @Test
    void goesOnAfterFailuresAndErrorsAndCountsThem() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(3);
        background.repeat("bad", Duration.ofMillis(1), () -> {
            third.countDown();
            if (times.incrementAndGet() == 1) {
                throw new StackOverflowError("planted");
            } else if (times.get() == 2) {
                throw new IllegalStateException("planted");
            }
        });

        background.startRepeating();
        third.await();

        assertThat(metrics.counter("dealdesk.background.failures", "task", "bad")
                        .count())
                .isEqualTo(2);
        assertThat(log.containing("task=bad outcome=failed")).hasSize(2);
    }

    @Test
    void answersInsteadOfFailing() throws Exception {
        Workers workers = background.workers("letters", 2);

        assertThat(workers.submit("write", 0, () -> 7).get()).isEqualTo(7);
        assertThat(workers.submit("write", -1, () -> Integer.parseInt("x")).get())
                .isEqualTo(-1);
        assertThat(metrics.counter("dealdesk.background.failures", "task", "write")
                        .count())
                .isOne();
        assertThat(log.containing("task=write outcome=failed")).hasSize(1);
    }

    @Test
    void namesItsThreads() throws Exception {
        Workers workers = background.workers("letters", 1);
        BlockingQueue<Thread> repeated = new LinkedBlockingQueue<>();
        background.repeat("one", Duration.ofMillis(1), () -> repeated.add(Thread.currentThread()));

        background.startRepeating();

        assertThat(repeated.take())
                .matches(Thread::isDaemon)
                .extracting(Thread::getName)
                .isEqualTo("repeated-1");
        assertThat(workers.submit("write", null, Thread::currentThread).get())
                .matches(Thread::isDaemon)
                .extracting(Thread::getName)
                .isEqualTo("letters-1");
    }

    @Test
    void tellsHowMuchRunsAndWaits() {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(2);
        Workers workers = background.workers("letters", 2);
        for (int each = 0; each < 5; each++) {
            Future<?> unused = workers.submit("write", null, () -> {
                begun.countDown();
                return await(goOn);
            });
        }
        await(begun);

        assertThat(gauge("running")).isEqualTo(2);
        assertThat(gauge("waiting")).isEqualTo(3);
        goOn.countDown();
    }

    @Test
    void endsRepeatedTasksFirstAndThenWhatWasBegun() {
        List<String> ended = new CopyOnWriteArrayList<>();
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(2);
        Workers workers = background.workers("letters", 1);
        background.repeat("one", Duration.ofMillis(1), () -> {
            begun.countDown();
            await(stopping);
            assertThat(workers.areStopping()).isFalse();
            ended.add("repeated");
        });
        Future<Boolean> waited = workers.submit("write", null, () -> {
            begun.countDown();
            await(stopping);
            while (!workers.areStopping()) {
                Thread.onSpinWait();
            }
            ended.add("begun");
            return true;
        });
        background.startRepeating();
        await(begun);
        Thread opening = new Thread(stopping::countDown);
        opening.start();

        background.stop();

        assertThat(waited).isDone();
        assertThat(ended).endsWith("begun").startsWith("repeated");
        assertThat(background.isRunning()).isFalse();
    }

    @Test
    void takesNothingMoreOnceItStops() {
        Workers workers = background.workers("letters", 1);
        background.stop();

        assertThat(workers.submit("write", null, () -> true)).isCancelled();
        assertThat(workers.areStopping()).isTrue();
    }

    @Test
    void leavesWhatDoesNotEndWithoutInterruptingIt() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        BackgroundWork impatient = background(true, Duration.ofMillis(20));
        Workers workers = impatient.workers("letters", 1);
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> unused = workers.submit("write", null, () -> {
            begun.countDown();
            return interrupted.add(!await(goOn));
        });
        await(begun);

        impatient.stop();
        goOn.countDown();

        assertThat(interrupted.poll(30, TimeUnit.SECONDS)).isFalse();
        assertThat(log.containing("work=letters outcome=left")).hasSize(1);
    }

    private double gauge(String which) {
        return metrics.get("dealdesk.background." + which)
                .tag("work", "letters")
                .gauge()
                .value();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }
}

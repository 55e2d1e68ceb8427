package org.dealdesk.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTests {

    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void readsOnceForManyGauges() {
        Remembered<Integer> figures = new Remembered<>("tests", Duration.ofHours(1), readings::incrementAndGet);

        assertThat(figures.figure(Integer::doubleValue)).isEqualTo(1);
        assertThat(figures.figure(Integer::doubleValue)).isEqualTo(1);
    }

    @Test
    void readsAgainWhenItsTimeIsOver() {
        Remembered<Integer> figures = new Remembered<>("tests", Duration.ZERO, readings::incrementAndGet);

        figures.figure(Integer::doubleValue);
        assertThat(figures.figure(Integer::doubleValue)).isEqualTo(2);
    }

    @Test
    void isNotANumberWhereNothingCanBeRead() {
        Remembered<Integer> figures = new Remembered<>("tests", Duration.ZERO, () -> {
            throw new IllegalStateException("away");
        });

        assertThat(figures.figure(Integer::doubleValue)).isNaN();
    }

    @Test
    void letsNobodyWaitForAQueryThatHangs() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Remembered<Integer> figures = new Remembered<>("tests", Duration.ZERO, () -> {
            int reading = readings.incrementAndGet();
            if (reading == 2) {
                asked.countDown();
                await(answered);
            }
            return reading;
        });
        assertThat(figures.figure(Integer::doubleValue)).isEqualTo(1);
        CompletableFuture<Double> hanging = CompletableFuture.supplyAsync(() -> figures.figure(Integer::doubleValue));
        await(asked);

        assertThat(figures.figure(Integer::doubleValue)).as("from before").isEqualTo(1);
        answered.countDown();
        assertThat(hanging.get(30, TimeUnit.SECONDS)).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}

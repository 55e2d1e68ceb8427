package org.dealdesk.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
}

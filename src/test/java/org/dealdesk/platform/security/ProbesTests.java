package org.dealdesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProbesTests {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Probes probes = new Probes(nanos::get);

    @Test
    void areCountedForEachCallerApart() {
        assertThat(probes.count("rep")).isEqualTo(1);
        assertThat(probes.count("rep")).isEqualTo(2);
        assertThat(probes.count("rep2")).isEqualTo(1);
        assertThat(probes.count("rep")).isEqualTo(3);
    }

    @Test
    void areForgottenAfterAQuarterOfAnHour() {
        probes.count("rep");
        nanos.addAndGet(Duration.ofMinutes(15).toNanos());
        assertThat(probes.count("rep")).isEqualTo(2);
        nanos.addAndGet(1);
        assertThat(probes.count("rep")).isEqualTo(1);
    }

    @Test
    void takeABoundedMemory() {
        for (int caller = 0; caller < 3 * Probes.MOST_CALLERS; caller++) {
            probes.count("rep");
            probes.count("caller-" + caller);
        }
        assertThat(probes.callers()).isEqualTo(Probes.MOST_CALLERS);
        assertThat(probes.count("rep")).isEqualTo(3 * Probes.MOST_CALLERS + 1);
    }
}

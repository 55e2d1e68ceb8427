package org.dealdesk.platform.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures that cost a query, kept for a while so that many gauges and many scrapes share one. What cannot be read is not a number,
 * and watching the product never fails because of it.
 */
public final class Remembered<T> {

    private static final Logger log = LoggerFactory.getLogger(Remembered.class);

    private final String what;
    private final long keptNanos;
    private final Supplier<T> reading;
    private final AtomicReference<Reading<T>> latest = new AtomicReference<>();
    private final ReentrantLock asking = new ReentrantLock();

    private record Reading<T>(T value, long at) {}

    public Remembered(String what, Duration kept, Supplier<T> reading) {
        this.what = what;
        this.keptNanos = kept.toNanos();
        this.reading = reading;
    }

    /** One of the figures, or NaN where they could not be read. */
    public double figure(ToDoubleFunction<T> of) {
        T current = current();
        return current == null ? Double.NaN : of.applyAsDouble(current);
    }

    /** One caller reads and no other waits for it: meanwhile they get the figures from before, or none where there are none yet. */
    private T current() {
        Reading<T> last = latest.get();
        boolean fresh = last != null && System.nanoTime() - last.at() < keptNanos;
        if (fresh || !asking.tryLock()) {
            return last == null ? null : last.value();
        }
        try {
            Reading<T> meanwhile = latest.get();
            if (meanwhile != null && (last == null || meanwhile.at() != last.at())) {
                return meanwhile.value();
            }
            T value = readOrNull();
            latest.set(new Reading<>(value, System.nanoTime()));
            return value;
        } finally {
            asking.unlock();
        }
    }

    private T readOrNull() {
        try {
            return reading.get();
        } catch (RuntimeException unreadable) {
            log.warn("The figures of {} cannot be read at the moment: {}", what, unreadable.toString());
            return null;
        }
    }
}

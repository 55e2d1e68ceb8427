package org.dealdesk.platform.metrics;

import java.time.Duration;
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
    private T value;
    private long readAt;
    private boolean read;

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

    private synchronized T current() {
        long now = System.nanoTime();
        if (!read || now - readAt >= keptNanos) {
            value = readOrNull();
            readAt = now;
            read = true;
        }
        return value;
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

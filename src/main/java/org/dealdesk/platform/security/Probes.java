package org.dealdesk.platform.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often each caller has asked for something that is hidden from them, since they first did so in a quarter of an hour. It
 * remembers the callers who asked last, a bounded number of them.
 */
final class Probes {

    static final int MOST_CALLERS = 1_000;
    static final Duration KEPT = Duration.ofMinutes(15);

    private final LongSupplier nanos;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    private record Count(long since, int number) {}

    Probes(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Counts one more, and says how many that makes. */
    synchronized int count(String caller) {
        long now = nanos.getAsLong();
        Count before = counts.get(caller);
        boolean over = before == null || now - before.since() > KEPT.toNanos();
        Count after = over ? new Count(now, 1) : new Count(before.since(), before.number() + 1);
        counts.put(caller, after);
        return after.number();
    }

    synchronized int callers() {
        return counts.size();
    }
}

package org.dealdesk.testing.product;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A clock that goes on by itself until a test moves it; the engine's clock moves with it. */
public final class MovableClock extends Clock {

    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(offset.get()).truncatedTo(ChronoUnit.MICROS);
    }

    /** Lets so much time pass at once. */
    public void advance(Duration by) {
        offset.updateAndGet(now -> now.plus(by));
        ClockUtil.setCurrentTime(Date.from(instant()));
    }

    /** Back to the real time. */
    public void reset() {
        offset.set(Duration.ZERO);
        ClockUtil.reset();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The product asks its clock for instants only");
    }
}

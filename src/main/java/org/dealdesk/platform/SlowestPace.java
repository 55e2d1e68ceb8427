package org.dealdesk.platform;

import java.time.Duration;

/** How slowly a body may arrive: 10 seconds, and one more for each 16 KiB. */
public final class SlowestPace {

    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final int BYTES_A_SECOND = 16 << 10;

    private SlowestPace() {}

    /** The longest time that so many bytes may take. */
    public static Duration timeFor(long bytes) {
        return AT_ONCE.plusSeconds(bytes / BYTES_A_SECOND);
    }
}

package org.dealdesk.commission.payout;

import java.math.BigDecimal;

/**
 * What a person's unsettled entries add up to.
 *
 * @param free of those that are due and not held
 * @param due of those that are due, held or not
 * @param all of those that are not due yet, too
 */
public record DueAmounts(String person, BigDecimal free, BigDecimal due, BigDecimal all) {

    /** What the person is paid; no one is paid less than 0. */
    public BigDecimal line() {
        return orZero(free);
    }

    /** What a hold keeps back: the line without holds less the line. */
    public BigDecimal held() {
        return orZero(due).subtract(line());
    }

    /** Whether there is no line and no hold, though EARNED is not 0. */
    public boolean isCarried() {
        return held().signum() == 0 && line().signum() == 0 && all.signum() != 0;
    }

    private static BigDecimal orZero(BigDecimal sum) {
        return sum.max(BigDecimal.ZERO);
    }
}

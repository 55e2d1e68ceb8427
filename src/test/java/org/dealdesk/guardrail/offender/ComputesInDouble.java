package org.dealdesk.guardrail.offender;

import java.math.BigDecimal;

/** Planted: money in binary floating point. */
public final class ComputesInDouble {

    public double half(BigDecimal amount) {
        return amount.doubleValue() / 2;
    }
}

package org.dealdesk.guardrail.offender;

import org.dealdesk.policy.Measure;

/** Planted: a rule for one measure outside of its rows. */
public final class SwitchesOnMeasures {

    public boolean isDiscount(Measure measure) {
        return switch (measure) {
            case LINE_DISCOUNT_PCT, DEAL_DISCOUNT_PCT -> true;
            default -> false;
        };
    }
}

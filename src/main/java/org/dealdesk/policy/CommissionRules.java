package org.dealdesk.policy;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What a deal pays its reps.
 *
 * @param rate percent of the net of the lines of these kinds
 * @param marginGate the least one-time true margin, in percent, at which commission accrues; null where it is hidden
 */
public record CommissionRules(BigDecimal rate, Set<SkuKind> kinds, BigDecimal marginGate) {

    CommissionRules withoutGate() {
        return new CommissionRules(rate, kinds, null);
    }
}

package org.dealdesk.guardrail.commission;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.money.Ratio;

/** What became of the true margin, (net − cost) / net, at a gate. */
public enum MarginGate {
    PASSED,
    BELOW,
    UNDEFINED,
    ABSENT;

    /**
     * Holds the margin of these lines against a gate.
     *
     * @param gate in percent; null for none
     */
    static MarginGate of(List<CommissionLine> lines, BigDecimal gate) {
        if (gate == null) {
            return PASSED;
        }
        if (lines.isEmpty()) {
            return ABSENT;
        }
        BigDecimal net = Sums.of(lines, CommissionLine::net);
        Ratio margin = Ratio.percent(net.subtract(Sums.of(lines, CommissionLine::cost)), net);
        if (margin.isUndefined()) {
            return UNDEFINED;
        }
        return margin.compareTo(gate) < 0 ? BELOW : PASSED;
    }
}

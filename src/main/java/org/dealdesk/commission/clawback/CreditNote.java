package org.dealdesk.commission.clawback;

import java.math.BigDecimal;
import java.util.Map;
import org.dealdesk.commission.ledger.Amounts;

/**
 * Money that the customer of a won deal gets back.
 *
 * @param lines amounts by line number, in the deal's currency
 * @param counts whether it takes commission back
 * @param voided whether it no longer stands
 */
public record CreditNote(String id, Map<Integer, BigDecimal> lines, boolean counts, boolean voided) {

    public CreditNote {
        lines = Map.copyOf(lines);
    }

    public BigDecimal amount() {
        return Amounts.sum(lines.values().stream());
    }

    public CreditNote asVoided() {
        return new CreditNote(id, lines, counts, true);
    }

    BigDecimal of(int line) {
        return lines.getOrDefault(line, BigDecimal.ZERO);
    }
}

package org.dealdesk.policy;

import java.math.BigDecimal;
import org.dealdesk.money.Rounding;

/**
 * Which values a measure can take at all. The bounds follow from what a deal may hold: 200 lines, 365 days, 120 months, amounts of
 * at least 0.
 *
 * @param least null: there is none
 * @param most null: there is none
 * @param beyond whether it may also have no value, or one above every limit, which only a tier without a limit is satisfied by
 */
public record MeasureRange(BigDecimal least, BigDecimal most, boolean beyond) {

    private static final BigDecimal SMALLEST_QUANTITY = new BigDecimal("0.01");

    /** Whether the value is within the bounds. */
    public boolean holds(BigDecimal value) {
        return (least == null || value.compareTo(least) >= 0) && (most == null || value.compareTo(most) <= 0);
    }

    /** A list total that rounds to 0 has no discount. */
    static boolean mayListAtNothing(Policy policy) {
        return policy.currencies().values().stream().anyMatch(currency -> currency.listPrices().values().stream()
                .map(price -> Rounding.toMinorUnits(price.multiply(SMALLEST_QUANTITY), currency.currency()))
                .map(currency::inPolicyCurrency)
                .anyMatch(list -> list.signum() == 0));
    }
}

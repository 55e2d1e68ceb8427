package org.dealdesk.policy.lint;

import java.math.BigDecimal;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Policy;

/**
 * Which values a measure can take at all.
 *
 * @param least null: there is none
 * @param most null: there is none
 * @param beyond whether it may also have no value, or one above every limit, which only a tier without a limit is satisfied by
 */
record MeasureRange(BigDecimal least, BigDecimal most, boolean beyond) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SMALLEST_QUANTITY = new BigDecimal("0.01");

    /** The bounds follow from what a deal may hold: 200 lines, 365 days, 120 months, amounts of at least 0. */
    static MeasureRange of(Measure measure, Policy policy) {
        return switch (measure) {
            case RETIRED_LINES -> between(0, 200);
            case LINE_DISCOUNT_PCT, DEAL_DISCOUNT_PCT -> new MeasureRange(null, HUNDRED, mayListAtNothing(policy));
            case LINE_TRUE_MARGIN_PCT, DEAL_TRUE_MARGIN_PCT, ONE_TIME_TRUE_MARGIN_PCT, SUBSCRIPTION_TRUE_MARGIN_PCT ->
                new MeasureRange(null, HUNDRED, true);
            case LINE_EFFORT_SHORTFALL_PCT -> new MeasureRange(null, HUNDRED, false);
            case LINE_VALIDITY_MONTHS -> new MeasureRange(BigDecimal.ONE, BigDecimal.valueOf(120), true);
            case LINE_TERM_MONTHS -> between(1, 120);
            case CARVE_GAP_PTS -> new MeasureRange(BigDecimal.ZERO, null, true);
            case REALIZED_RATE, TCV, ACV, CUSTOMER_WINDOW_TCV -> new MeasureRange(BigDecimal.ZERO, null, false);
            case PAYMENT_TERMS_DAYS -> between(0, 365);
            case CUSTOMER_CONCENTRATION_PCT -> new MeasureRange(BigDecimal.ZERO, HUNDRED, true);
        };
    }

    private static MeasureRange between(int least, int most) {
        return new MeasureRange(BigDecimal.valueOf(least), BigDecimal.valueOf(most), false);
    }

    /** A list total that rounds to 0 has no discount. */
    private static boolean mayListAtNothing(Policy policy) {
        return policy.currencies().values().stream().anyMatch(currency -> currency.listPrices().values().stream()
                .map(price -> Rounding.toMinorUnits(price.multiply(SMALLEST_QUANTITY), currency.currency()))
                .map(currency::inPolicyCurrency)
                .anyMatch(list -> list.signum() == 0));
    }
}

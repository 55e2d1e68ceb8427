package org.dealdesk.policy;

import java.math.BigDecimal;
import java.util.Map;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;

/**
 * A currency that deals may be made in, with the price book in it.
 *
 * @param policyCurrency what every figure is converted to
 * @param fx one unit of this currency in the policy's; 1 for the policy's own
 * @param listPrices by SKU, in this currency: list price / fx, half up to 6 decimals
 */
public record DealCurrency(
        Currency currency, Currency policyCurrency, BigDecimal fx, Map<String, BigDecimal> listPrices) {

    /** An amount of this currency in the policy's, in minor units. */
    public BigDecimal inPolicyCurrency(BigDecimal amount) {
        boolean own = fx.compareTo(BigDecimal.ONE) == 0;
        return Rounding.toMinorUnits(own ? amount : amount.multiply(fx), policyCurrency);
    }
}

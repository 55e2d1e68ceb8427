package org.dealdesk.guardrail.price;

import java.math.BigDecimal;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.DealCurrency;

/**
 * The smallest unit price at which a line brings an amount. Half up turns around exactly: a rounded amount reaches a whole number of
 * minor units where the unrounded one reaches half a unit less.
 */
public final class LeastPrice {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private LeastPrice() {}

    /**
     * Never below 0.
     *
     * @param net what the line has to bring at least, in the policy's currency
     * @param units quantity × months
     * @param decimals of the price
     */
    public static BigDecimal of(BigDecimal net, BigDecimal units, DealCurrency currency, int decimals) {
        int paidDecimals = currency.currency().decimals();
        BigDecimal paid = Rounding.ceiling(
                net.subtract(half(currency.policyCurrency().minorUnit())), currency.fx(), paidDecimals);
        BigDecimal least =
                Rounding.ceiling(paid.subtract(half(currency.currency().minorUnit())), units, decimals);
        return least.max(BigDecimal.ZERO.setScale(decimals));
    }

    private static BigDecimal half(BigDecimal unit) {
        return unit.divide(TWO);
    }
}

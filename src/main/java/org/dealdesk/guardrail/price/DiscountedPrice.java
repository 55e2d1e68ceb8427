package org.dealdesk.guardrail.price;

import java.math.BigDecimal;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.DealCurrency;

/**
 * The unit price that a discount comes to. A line's list and net are rounded in the deal's currency and again in the policy's, so
 * the price that is the exact part of the list price can be assessed at a little more than was typed; this one never is.
 */
public final class DiscountedPrice {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DECIMALS = 6;

    private DiscountedPrice() {}

    /**
     * The price at which the line is assessed at no more than that discount, and at which the customer pays as little as that
     * allows; of several such prices one with the fewest decimals, the lowest of those.
     *
     * @param listPrice in the deal's currency, unrounded
     * @param units quantity × months
     * @param percent from 0 to 100
     */
    public static BigDecimal of(BigDecimal listPrice, BigDecimal units, BigDecimal percent, DealCurrency currency) {
        BigDecimal share = HUNDRED.subtract(percent);
        BigDecimal list = currency.inPolicyCurrency(paid(listPrice, units, currency));
        if (list.signum() == 0) {
            return part(listPrice, percent);
        }
        int decimals = currency.policyCurrency().decimals();
        BigDecimal net = Rounding.ceiling(list.multiply(share), HUNDRED, decimals);
        BigDecimal least = LeastPrice.of(net, units, currency, MOST_DECIMALS);
        BigDecimal paid = paid(least, units, currency);
        int fewest = currency.currency().decimals();
        while (fewest < MOST_DECIMALS
                && paid(LeastPrice.of(net, units, currency, fewest), units, currency)
                                .compareTo(paid)
                        != 0) {
            fewest++;
        }
        return LeastPrice.of(net, units, currency, fewest);
    }

    /** The same where it is not known yet how much is sold: the exact part of the list price, rounded up. */
    public static BigDecimal part(BigDecimal listPrice, BigDecimal percent) {
        return Rounding.ceiling(listPrice.multiply(HUNDRED.subtract(percent)), HUNDRED, MOST_DECIMALS);
    }

    private static BigDecimal paid(BigDecimal price, BigDecimal units, DealCurrency currency) {
        return Rounding.toMinorUnits(price.multiply(units), currency.currency());
    }
}

package org.dealdesk.guardrail;

import java.math.BigDecimal;
import java.util.Optional;
import org.dealdesk.deal.DealLine;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.DealCurrency;

/**
 * Another unit price for one line, and the net it brings.
 *
 * @param price in minor units of the deal's currency
 * @param net in the policy's currency
 */
record Raise(PricedLine line, BigDecimal price, BigDecimal net) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * The smallest price at which the line brings at least that net. Half up turns around exactly: a rounded amount reaches a
     * whole number of units where the unrounded one reaches half a unit less. None where it would be above what a line may cost.
     */
    static Optional<Raise> to(BigDecimal net, PricedLine line, DealCurrency currency) {
        int decimals = currency.currency().decimals();
        BigDecimal paid =
                Rounding.ceiling(net.subtract(half(currency.policyCurrency().minorUnit())), currency.fx(), decimals);
        BigDecimal units = line.input().quantity().multiply(BigDecimal.valueOf(line.months()));
        BigDecimal least =
                Rounding.ceiling(paid.subtract(half(currency.currency().minorUnit())), units, decimals);
        Raise raise = at(least.max(BigDecimal.ZERO.setScale(decimals)), line, currency);
        return raise.allowed(currency) ? Optional.of(raise) : Optional.empty();
    }

    static Raise at(BigDecimal price, PricedLine line, DealCurrency currency) {
        BigDecimal paid = PricedLine.amount(line.input(), price, line.months(), currency);
        return new Raise(line, price, currency.inPolicyCurrency(paid));
    }

    private static BigDecimal half(BigDecimal unit) {
        return unit.divide(TWO);
    }

    private boolean allowed(DealCurrency currency) {
        return price.compareTo(DealLine.MOST_UNIT_PRICE) <= 0
                && net.compareTo(LineCheck.MOST) <= 0
                && PricedLine.amount(line.input(), price, line.months(), currency)
                                .compareTo(LineCheck.MOST)
                        <= 0;
    }

    /** How much more the deal brings, in the policy's currency. */
    BigDecimal increase() {
        return net.subtract(line.net());
    }

    Remedy remedy() {
        return Remedy.unitPrice(line, price);
    }
}

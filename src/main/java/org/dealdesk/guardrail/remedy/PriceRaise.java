package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.Optional;
import org.dealdesk.deal.DealLine;
import org.dealdesk.guardrail.LineCheck;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.price.LeastPrice;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.DealCurrency;

/**
 * Another unit price for one line, and the net it brings.
 *
 * @param price in minor units of the deal's currency
 * @param net in the policy's currency
 */
record PriceRaise(PricedLine line, BigDecimal price, BigDecimal net) {

    /**
     * The smallest price at which the line brings at least that net. None where it would be above the line's list price, rounded
     * up to minor units, or above what a line may come to.
     */
    static Optional<PriceRaise> to(BigDecimal net, PricedLine line, DealCurrency currency) {
        int decimals = currency.currency().decimals();
        BigDecimal units = line.input().quantity().multiply(BigDecimal.valueOf(line.months()));
        PriceRaise raise = at(LeastPrice.of(net, units, currency, decimals), line, currency);
        return raise.allowed(currency) ? Optional.of(raise) : Optional.empty();
    }

    /** To the list price; none where the line costs as much already. */
    static Optional<PriceRaise> toList(PricedLine line, DealCurrency currency) {
        PriceRaise raise = at(list(line, currency), line, currency);
        return raise.price().compareTo(line.unitPrice()) > 0 && raise.allowed(currency)
                ? Optional.of(raise)
                : Optional.empty();
    }

    private static BigDecimal list(PricedLine line, DealCurrency currency) {
        return Rounding.ceiling(
                line.listUnitPrice(), BigDecimal.ONE, currency.currency().decimals());
    }

    static PriceRaise at(BigDecimal price, PricedLine line, DealCurrency currency) {
        BigDecimal paid = PricedLine.amount(line.input(), price, line.months(), currency);
        return new PriceRaise(line, price, currency.inPolicyCurrency(paid));
    }

    private boolean allowed(DealCurrency currency) {
        return price.compareTo(list(line, currency)) <= 0
                && price.compareTo(DealLine.MOST_UNIT_PRICE) <= 0
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

package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Ratio;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.Measure.RatioKind;

/**
 * What a discount, a margin or a rate is made of: some lines and their sums in the policy's currency. It turns a limit around:
 * how much net, how little cost, how few hours it takes to satisfy it. Discounts are limited from above, margins and the rate
 * from below.
 */
public record Basis(List<PricedLine> lines, BigDecimal list, BigDecimal net, BigDecimal cost, BigDecimal hours) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int HOUR_DECIMALS = 2;

    public static Basis of(List<PricedLine> lines) {
        return new Basis(
                lines,
                sum(lines, PricedLine::list),
                sum(lines, PricedLine::net),
                sum(lines, PricedLine::cost),
                sum(lines, PricedLine::plannedHours));
    }

    /** Whether it is one of these lines, which are in the deal's order. */
    public boolean has(PricedLine line) {
        int found = Collections.binarySearch(lines, line, Comparator.comparing(PricedLine::number));
        return found >= 0;
    }

    public Basis plusNet(BigDecimal more) {
        return new Basis(lines, list, net.add(more), cost, hours);
    }

    public Basis minusCost(BigDecimal less) {
        return new Basis(lines, list, net, cost.subtract(less), hours);
    }

    public Basis minusHours(BigDecimal less) {
        return new Basis(lines, list, net, cost, hours.subtract(less));
    }

    public Figure figure(RatioKind ratio) {
        return Figure.of(
                switch (ratio) {
                    case DISCOUNT -> Ratio.percent(list.subtract(net), list);
                    case MARGIN -> Ratio.percent(net.subtract(cost), net);
                    case RATE -> Ratio.of(net, hours);
                });
    }

    /** The smallest payable net that satisfies the limit; none where no net does. */
    public Optional<BigDecimal> leastNet(RatioKind ratio, BigDecimal at, Currency currency) {
        return switch (ratio) {
            case DISCOUNT ->
                list.signum() == 0
                        ? Optional.empty()
                        : Optional.of(
                                Rounding.ceiling(list.multiply(HUNDRED.subtract(at)), HUNDRED, currency.decimals()));
            case MARGIN -> leastNetForMargin(HUNDRED.subtract(at), currency);
            case RATE -> Optional.of(Rounding.ceiling(at.multiply(hours), BigDecimal.ONE, currency.decimals()));
        };
    }

    /** A margin of 100 % needs a cost of zero, and more is impossible; with a net of zero there is no margin. */
    private Optional<BigDecimal> leastNetForMargin(BigDecimal costShare, Currency currency) {
        if (costShare.signum() < 0 || (costShare.signum() == 0 && cost.signum() > 0)) {
            return Optional.empty();
        }
        BigDecimal least = costShare.signum() == 0
                ? BigDecimal.ZERO
                : Rounding.ceiling(cost.multiply(HUNDRED), costShare, currency.decimals());
        return Optional.of(least.max(currency.minorUnit()));
    }

    /** The largest payable cost that satisfies the limit of a margin; none where even 0 does not. */
    public Optional<BigDecimal> mostCost(BigDecimal at, Currency currency) {
        if (net.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal most = Rounding.floor(net.multiply(HUNDRED.subtract(at)), HUNDRED, currency.decimals());
        return Optional.of(most).filter(cost -> cost.signum() >= 0);
    }

    /** The most hours, in hundredths, that satisfy the limit of a rate; any number does where it is 0. */
    public Optional<BigDecimal> mostHours(BigDecimal at) {
        return at.signum() == 0 ? Optional.empty() : Optional.of(Rounding.floor(net, at, HOUR_DECIMALS));
    }

    private static BigDecimal sum(List<PricedLine> lines, Function<PricedLine, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

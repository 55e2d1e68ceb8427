package org.dealdesk.guardrail.economics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Ratio;
import org.dealdesk.policy.Policy;

/**
 * The figures of a deal, in the policy's currency. Amounts are sums of rounded lines, percentages and rates are exact.
 *
 * @param currency the policy's
 * @param acv annual contract value of the subscriptions
 */
public record Economics(
        Currency currency,
        Sums sums,
        Ratios ratios,
        BigDecimal acv,
        ExpectedCommission commission,
        List<PricedLine> lines) {

    /** Sums over all lines. */
    public record Sums(BigDecimal list, BigDecimal net, BigDecimal cost, BigDecimal carvedIn) {}

    /**
     * What the sums are to each other.
     *
     * @param carveGapPts how much better the margin looks with carved-in revenue, in points
     * @param oneTimeTrueMarginPct absent without one-time lines, as is {@code realizedRate}
     * @param subscriptionTrueMarginPct absent without subscriptions
     */
    public record Ratios(
            Figure discountPct,
            Figure trueMarginPct,
            Figure reportedMarginPct,
            Figure carveGapPts,
            Figure oneTimeTrueMarginPct,
            Figure subscriptionTrueMarginPct,
            Figure realizedRate) {}

    private static final Figure NO_GAP = Figure.of(0);

    public static Economics of(PricedDeal deal) {
        List<PricedLine> lines = deal.lines();
        List<PricedLine> oneTime = of(lines, true);
        List<PricedLine> subscriptions = of(lines, false);
        BigDecimal list = sum(lines, PricedLine::list);
        BigDecimal net = sum(lines, PricedLine::net);
        BigDecimal cost = sum(lines, PricedLine::cost);
        BigDecimal carvedIn = sum(lines, PricedLine::carvedIn);
        Figure oneTimeMargin = trueMargin(oneTime);
        return new Economics(
                deal.policy().currency(),
                new Sums(list, net, cost, carvedIn),
                new Ratios(
                        Figure.of(Ratio.percent(list.subtract(net), list)),
                        Figure.of(margin(net, cost)),
                        Figure.of(margin(net.add(carvedIn), cost)),
                        carveGap(net, carvedIn, cost),
                        oneTimeMargin,
                        trueMargin(subscriptions),
                        realizedRate(oneTime)),
                annualValue(subscriptions, deal.policy()),
                ExpectedCommission.of(deal),
                lines);
    }

    public BigDecimal listTotal() {
        return sums.list();
    }

    public BigDecimal netTotal() {
        return sums.net();
    }

    public BigDecimal costTotal() {
        return sums.cost();
    }

    public BigDecimal carvedInTotal() {
        return sums.carvedIn();
    }

    public Figure discountPct() {
        return ratios.discountPct();
    }

    public Figure trueMarginPct() {
        return ratios.trueMarginPct();
    }

    public Figure reportedMarginPct() {
        return ratios.reportedMarginPct();
    }

    public Figure carveGapPts() {
        return ratios.carveGapPts();
    }

    public Figure oneTimeTrueMarginPct() {
        return ratios.oneTimeTrueMarginPct();
    }

    public Figure subscriptionTrueMarginPct() {
        return ratios.subscriptionTrueMarginPct();
    }

    public Figure realizedRate() {
        return ratios.realizedRate();
    }

    /** Total contract value: what the customer pays for all lines. */
    public BigDecimal tcv() {
        return netTotal();
    }

    public List<PricedLine> oneTimeLines() {
        return lines.stream().filter(line -> line.kind().isOneTime()).toList();
    }

    public List<PricedLine> subscriptionLines() {
        return lines.stream().filter(line -> !line.kind().isOneTime()).toList();
    }

    private static Ratio margin(BigDecimal revenue, BigDecimal cost) {
        return Ratio.percent(revenue.subtract(cost), revenue);
    }

    private static Figure trueMargin(List<PricedLine> lines) {
        return lines.isEmpty()
                ? Figure.ABSENT
                : Figure.of(margin(sum(lines, PricedLine::net), sum(lines, PricedLine::cost)));
    }

    private static Figure carveGap(BigDecimal net, BigDecimal carvedIn, BigDecimal cost) {
        if (net.signum() == 0 && carvedIn.signum() == 0) {
            return NO_GAP;
        }
        return Figure.of(margin(net.add(carvedIn), cost).minus(margin(net, cost)));
    }

    private static Figure realizedRate(List<PricedLine> oneTime) {
        return oneTime.isEmpty()
                ? Figure.ABSENT
                : Figure.of(Ratio.of(sum(oneTime, PricedLine::net), sum(oneTime, PricedLine::plannedHours)));
    }

    private static BigDecimal annualValue(List<PricedLine> subscriptions, Policy policy) {
        return sum(subscriptions, line -> line.annualValue(policy));
    }

    private static BigDecimal sum(List<PricedLine> lines, Function<PricedLine, BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PricedLine line : lines) {
            sum = sum.add(amount.apply(line));
        }
        return sum;
    }

    private static List<PricedLine> of(List<PricedLine> lines, boolean oneTime) {
        List<PricedLine> some = new ArrayList<>(lines.size());
        for (PricedLine line : lines) {
            if (line.kind().isOneTime() == oneTime) {
                some.add(line);
            }
        }
        return some;
    }
}

package org.dealdesk.guardrail.derivation;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.dealdesk.guardrail.derivation.DerivationSheet.Nothing;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.Policy;

/** Derives the figures of the deal as a whole from those of its lines; the commission comes by itself. */
final class DealDerivation {

    private static final Nothing NO_LIST = Nothing.undefined("the list price is 0");
    private static final Nothing NO_NET = Nothing.undefined("the net price is 0");

    private final Economics economics;
    private final Policy policy;
    private final List<PricedLine> oneTime;
    private final List<PricedLine> subscriptions;
    private final DerivationSheet sheet = DerivationSheet.ofDeal();

    private DealDerivation(Economics economics, Policy policy) {
        this.economics = economics;
        this.policy = policy;
        this.oneTime = economics.oneTimeLines();
        this.subscriptions = economics.subscriptionLines();
    }

    static List<DerivedFigure> of(Economics economics, Policy policy) {
        DealDerivation deal = new DealDerivation(economics, policy);
        deal.totals();
        deal.ratios();
        deal.oneTime();
        deal.subscriptions();
        return deal.sheet.figures();
    }

    private void totals() {
        List<PricedLine> all = economics.lines();
        sum("listTotal", "What all lines cost by the price book", "list", all, PricedLine::list);
        sum("netTotal", "What the customer pays for all lines", "net", all, PricedLine::net);
        sum("costTotal", "What all lines cost to deliver", "cost", all, PricedLine::cost);
        sum("carvedInTotal", "Revenue carved in, of all lines", "carvedIn", all, PricedLine::carvedIn);
        Formula tcv = Formula.of("netTotal").with("netTotal", shown(economics.netTotal()));
        sheet.sum("tcv", "Total contract value: the net of all lines", tcv, economics.tcv(), economics.currency());
    }

    private void ratios() {
        sheet.ratio(
                "discountPct",
                "How much less than list the customer pays",
                NO_LIST,
                Formula.of("(listTotal − netTotal) / listTotal × 100")
                        .with("listTotal", shown(economics.listTotal()))
                        .with("netTotal", shown(economics.netTotal())),
                economics.discountPct(),
                "%");
        sheet.ratio(
                "trueMarginPct",
                "What is left of the net after the cost",
                NO_NET,
                withNetAndCost("(netTotal − costTotal) / netTotal × 100"),
                economics.trueMarginPct(),
                "%");
        sheet.ratio(
                "reportedMarginPct",
                "The margin as reported, with carved-in revenue",
                Nothing.undefined("net and carve-in revenue add up to 0"),
                withCarvedIn("(netTotal + carvedInTotal − costTotal) / (netTotal + carvedInTotal) × 100"),
                economics.reportedMarginPct(),
                "%");
        carveGap();
    }

    private void carveGap() {
        boolean noRevenue =
                economics.netTotal().signum() == 0 && economics.carvedInTotal().signum() == 0;
        sheet.ratio(
                "carveGapPts",
                noRevenue
                        ? "Reported less true margin: without net and without carved-in revenue there is no gap"
                        : "Reported less true margin, both unrounded",
                Nothing.undefined("the net is 0, so there is no true margin to compare with"),
                noRevenue
                        ? Formula.of("0").ofCosts()
                        : withCarvedIn("(netTotal + carvedInTotal − costTotal) / (netTotal + carvedInTotal) × 100"
                                + " − (netTotal − costTotal) / netTotal × 100"),
                economics.carveGapPts(),
                "points");
    }

    private void oneTime() {
        if (!oneTime.isEmpty()) {
            sum("oneTimeNet", "The net of the one-time lines", "net", oneTime, PricedLine::net);
            sum("oneTimeCost", "The cost of the one-time lines", "cost", oneTime, PricedLine::cost);
            sheet.hours(
                    "oneTimeHours",
                    "The hours planned for the one-time lines",
                    Formula.sum("plannedHours", oneTime, line -> Rounding.plain(line.plannedHours())),
                    total(oneTime, PricedLine::plannedHours));
        }
        margin("oneTime", "What is left of the one-time net after its cost", "one-time line", oneTime);
        sheet.ratio(
                "realizedRate",
                "What an hour of the one-time lines brings",
                new Nothing("no hours are planned", "the deal has no one-time line"),
                Formula.of("oneTimeNet / oneTimeHours")
                        .with("oneTimeNet", shown(total(oneTime, PricedLine::net)))
                        .with("oneTimeHours", total(oneTime, PricedLine::plannedHours))
                        .ofCosts(),
                economics.realizedRate(),
                economics.currency().code() + " per hour");
    }

    private void subscriptions() {
        if (!subscriptions.isEmpty()) {
            sum("subscriptionNet", "The net of the subscriptions", "net", subscriptions, PricedLine::net);
            sum("subscriptionCost", "The cost of the subscriptions", "cost", subscriptions, PricedLine::cost);
        }
        margin(
                "subscription",
                "What is left of the subscriptions' net after their cost",
                "subscription",
                subscriptions);
        sheet.sum(
                "acv",
                subscriptions.isEmpty()
                        ? "Annual contract value: 0, since the deal has no subscription"
                        : "Annual contract value: the annual values of the subscriptions",
                Formula.sum("annualValue", subscriptions, line -> shown(line.annualValue(policy))),
                economics.acv(),
                economics.currency());
    }

    private void margin(String kind, String words, String spoken, List<PricedLine> lines) {
        Figure value =
                kind.equals("oneTime") ? economics.oneTimeTrueMarginPct() : economics.subscriptionTrueMarginPct();
        sheet.ratio(
                kind + "TrueMarginPct",
                words,
                new Nothing(NO_NET.undefined(), "the deal has no " + spoken),
                Formula.of("(%1$sNet − %1$sCost) / %1$sNet × 100".formatted(kind))
                        .with(kind + "Net", shown(total(lines, PricedLine::net)))
                        .with(kind + "Cost", shown(total(lines, PricedLine::cost)))
                        .ofCosts(),
                value,
                "%");
    }

    private void sum(
            String figure, String words, String symbol, List<PricedLine> lines, Function<PricedLine, BigDecimal> of) {
        Formula formula = Formula.sum(symbol, lines, line -> shown(of.apply(line)));
        sheet.sum(
                figure,
                words,
                symbol.equals("cost") ? formula.ofCosts() : formula,
                total(lines, of),
                economics.currency());
    }

    private Formula withNetAndCost(String text) {
        return Formula.of(text)
                .with("netTotal", shown(economics.netTotal()))
                .with("costTotal", shown(economics.costTotal()))
                .ofCosts();
    }

    private Formula withCarvedIn(String text) {
        return withNetAndCost(text).with("carvedInTotal", shown(economics.carvedInTotal()));
    }

    private String shown(BigDecimal amount) {
        return Rounding.show(amount, economics.currency());
    }

    private static BigDecimal total(List<PricedLine> lines, Function<PricedLine, BigDecimal> of) {
        return lines.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

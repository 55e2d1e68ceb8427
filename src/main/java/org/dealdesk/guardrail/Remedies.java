package org.dealdesk.guardrail;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dealdesk.guardrail.Remedy.Change;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Measure;

/**
 * The smallest single changes of one deal that make its findings pass. Limits are turned around in closed form, rounding included,
 * and every change is held against its guardrail before it is offered. Prices are only ever raised and hours only ever cut: a
 * discount that policy wants larger, or a margin it wants smaller, has no remedy. Nor has anything where every value needs somebody.
 */
public final class Remedies {

    private final PricedDeal deal;
    private final Currency currency;
    private Bases bases;

    public Remedies(PricedDeal deal) {
        this.deal = deal;
        this.currency = deal.policy().currency();
    }

    /** Those of one finding of the deal's assessment: price, needed net, hours, or the input itself; none where it passes. */
    public List<Remedy> of(Finding finding) {
        if (finding.passes() || finding.rule() == null || !canImprove(finding.rule())) {
            return List.of();
        }
        return switch (finding.rule().measure()) {
            case LINE_DISCOUNT_PCT -> offered(List.of(price(finding)));
            case DEAL_DISCOUNT_PCT -> offered(List.of(price(finding), netTotal(finding)));
            case LINE_TRUE_MARGIN_PCT -> offered(List.of(price(finding), hours(finding)));
            case DEAL_TRUE_MARGIN_PCT, ONE_TIME_TRUE_MARGIN_PCT, SUBSCRIPTION_TRUE_MARGIN_PCT, REALIZED_RATE ->
                offered(List.of(price(finding), netTotal(finding), hours(finding)));
            case LINE_EFFORT_SHORTFALL_PCT -> offered(List.of(hoursWithoutShortfall(finding)));
            case PAYMENT_TERMS_DAYS, LINE_TERM_MONTHS, LINE_VALIDITY_MONTHS ->
                offered(List.of(new InputRemedy(deal, finding).remedy()));
            default -> List.of();
        };
    }

    /** Whether another input can improve what the guardrail measures, in its direction. */
    private static boolean canImprove(Guardrail rule) {
        return followsThePrice(rule)
                || switch (rule.measure()) {
                    case LINE_EFFORT_SHORTFALL_PCT -> rule.direction() == Direction.MAX;
                    case PAYMENT_TERMS_DAYS, LINE_TERM_MONTHS, LINE_VALIDITY_MONTHS -> true;
                    default -> false;
                };
    }

    /** Whether a higher price improves what the guardrail measures, in its direction. */
    static boolean followsThePrice(Guardrail rule) {
        return switch (rule.measure()) {
            case LINE_DISCOUNT_PCT, DEAL_DISCOUNT_PCT -> rule.direction() == Direction.MAX;
            case LINE_TRUE_MARGIN_PCT,
                    DEAL_TRUE_MARGIN_PCT,
                    ONE_TIME_TRUE_MARGIN_PCT,
                    SUBSCRIPTION_TRUE_MARGIN_PCT,
                    REALIZED_RATE -> rule.direction() == Direction.MIN;
            default -> false;
        };
    }

    /** The passing limits on the better side of the value, nearest first. Only the last tier can be without one. */
    static Stream<BigDecimal> limits(Finding finding) {
        List<Tier> tiers = finding.rule().tiers();
        List<BigDecimal> limits = new ArrayList<>();
        for (int tier = finding.tier() - 1; tier >= 0; tier--) {
            if (tiers.get(tier).passes()) {
                limits.add(tiers.get(tier).at());
            }
        }
        return limits.stream();
    }

    /** Whether a value would pass: a change can overshoot the tier it aims at. */
    static boolean passes(Guardrail rule, Figure figure) {
        int tier = Judgement.tierOf(rule, figure);
        return tier < rule.tiers().size() && rule.tiers().get(tier).passes();
    }

    private Optional<Remedy> price(Finding finding) {
        Basis basis = basis(finding);
        return nearest(finding, at -> leastNet(basis, finding, at).flatMap(net -> raise(basis, finding, net)))
                .map(Raise::remedy);
    }

    /** Of the lines that can bring what is missing alone, the one whose increase is smallest; the earlier one of equals. */
    private Optional<Raise> raise(Basis basis, Finding finding, BigDecimal net) {
        BigDecimal missing = net.subtract(basis.net());
        return basis.lines().stream()
                .flatMap(line -> Raise.to(line.net().add(missing), line, deal.currency()).stream())
                .filter(raise -> passes(
                        finding.rule(),
                        basis.plusNet(raise.increase()).figure(finding.rule().measure())))
                .min(Comparator.comparing(Raise::increase));
    }

    private Optional<Remedy> netTotal(Finding finding) {
        Basis basis = basis(finding);
        BigDecimal total = bases().whole().net();
        return nearest(finding, at -> leastNet(basis, finding, at))
                .map(net -> total.add(net.subtract(basis.net())))
                .map(needed -> new Remedy(Change.NET_TOTAL, null, payable(total), payable(needed)));
    }

    private Optional<BigDecimal> leastNet(Basis basis, Finding finding, BigDecimal at) {
        Measure measure = finding.rule().measure();
        return basis.leastNet(measure, at, currency)
                .filter(net -> passes(
                        finding.rule(), basis.plusNet(net.subtract(basis.net())).figure(measure)));
    }

    private Optional<Remedy> hours(Finding finding) {
        Basis basis = basis(finding);
        return nearest(finding, at -> cut(basis, finding, at)).map(Cut::remedy);
    }

    /** Of the fixed fees that one role delivers, the one whose cut is smallest; the earlier one of equals. */
    private Optional<Cut> cut(Basis basis, Finding finding, BigDecimal at) {
        Guardrail rule = finding.rule();
        return basis.lines().stream()
                .filter(Cut::possible)
                .flatMap(line -> Hours.within(rule.measure(), at, basis, line, deal.policy()).stream())
                .filter(cut -> passes(rule, Hours.after(cut, basis).figure(rule.measure())))
                .min(Comparator.comparing(Cut::lessHours));
    }

    private Optional<Remedy> hoursWithoutShortfall(Finding finding) {
        PricedLine line = deal.lines().get(finding.line() - 1);
        if (line.effort().size() != 1) {
            return Optional.empty();
        }
        return nearest(finding, at -> Hours.withShortfall(at, line)
                        .filter(hours -> Hours.affordable(hours, line, deal.policy()))
                        .filter(hours -> passes(finding.rule(), Hours.shortfall(hours, line))))
                .map(hours -> Remedy.hours(line, hours));
    }

    private static <T> Optional<T> nearest(Finding finding, Function<BigDecimal, Optional<T>> at) {
        return limits(finding).flatMap(limit -> at.apply(limit).stream()).findFirst();
    }

    private Basis basis(Finding finding) {
        return finding.line() == null
                ? bases().of(finding.rule().measure())
                : Basis.of(List.of(deal.lines().get(finding.line() - 1)));
    }

    private Bases bases() {
        bases = bases == null ? Bases.of(deal.lines()) : bases;
        return bases;
    }

    private BigDecimal payable(BigDecimal amount) {
        return amount.setScale(currency.decimals());
    }

    private static List<Remedy> offered(List<Optional<Remedy>> remedies) {
        return remedies.stream().flatMap(Optional::stream).toList();
    }
}

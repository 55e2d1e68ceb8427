package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.remedy.Remedy.Change;
import org.dealdesk.guardrail.remedy.Remedy.Reach;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Measure.RatioKind;

/**
 * The smallest single changes of one deal that make its findings pass or, where they block, at least no longer block. Limits are
 * turned around in closed form, rounding included, and every change is held against its guardrail before it is offered. Prices are
 * only ever raised, never above list, and hours only ever cut: a discount that policy wants larger, or a margin it wants smaller, has
 * no remedy. The same goes for a guardrail without a passing tier.
 */
public final class Remedies {

    private final PricedDeal deal;
    private final Currency currency;
    private Bases bases;

    public Remedies(PricedDeal deal) {
        this.deal = deal;
        this.currency = deal.policy().currency();
    }

    /**
     * Those of one finding of the deal's assessment: price, needed net, hours, or the input itself; none where it passes. Of one that
     * blocks first those after which it no longer does, then those after which it passes, where they are others.
     */
    public List<Remedy> of(Finding finding) {
        if (finding.passes() || finding.rule() == null || !canImprove(finding.rule())) {
            return List.of();
        }
        List<Remedy> passing = reaching(Reach.PASS, finding);
        if (finding.severity() != Severity.BLOCK) {
            return passing;
        }
        return Stream.concat(
                        reaching(Reach.REVIEW, finding).stream()
                                .filter(remedy -> passing.stream().noneMatch(remedy::changesTheSame)),
                        passing.stream())
                .toList();
    }

    private List<Remedy> reaching(Reach reach, Finding finding) {
        OneReach one = new OneReach(reach, finding);
        return one.remedies().map(remedy -> remedy.reaching(reach)).toList();
    }

    /** Whether another input can improve what the guardrail measures, in its direction. */
    private static boolean canImprove(Guardrail rule) {
        return switch (rule.measure().lever()) {
            case PRICE -> followsThePrice(rule);
            case HOURS -> rule.direction() == Direction.MAX;
            case PAYMENT_TERMS, TERM, VALIDITY -> true;
            case NONE -> false;
        };
    }

    /** Whether a higher price improves what the guardrail measures, in its direction. */
    static boolean followsThePrice(Guardrail rule) {
        RatioKind ratio = rule.measure().ratio();
        return ratio != null && rule.direction() == ratio.limited();
    }

    private Bases bases() {
        bases = bases == null ? Bases.of(deal.lines()) : bases;
        return bases;
    }

    private BigDecimal payable(BigDecimal amount) {
        return amount.setScale(currency.decimals());
    }

    /** The changes of one finding that get it so far. */
    private final class OneReach {

        private final Reach reach;
        private final Finding finding;
        private final Guardrail rule;

        OneReach(Reach reach, Finding finding) {
            this.reach = reach;
            this.finding = finding;
            this.rule = finding.rule();
        }

        Stream<Remedy> remedies() {
            return switch (rule.measure().lever()) {
                case PRICE -> Stream.of(price(), netTotal(), hours()).flatMap(Optional::stream);
                case HOURS -> hoursWithoutShortfall().stream();
                case PAYMENT_TERMS -> input(Change.PAYMENT_TERMS_DAYS);
                case TERM -> input(Change.TERM_MONTHS);
                case VALIDITY -> input(Change.VALIDITY_MONTHS);
                case NONE -> Stream.empty();
            };
        }

        private Stream<Remedy> input(Change change) {
            return new InputRemedy(deal, finding, change, reach).remedy().stream();
        }

        private Optional<Remedy> price() {
            Basis basis = basis();
            return nearest(at -> leastNet(basis, at).flatMap(net -> raise(basis, net)))
                    .map(PriceRaise::remedy);
        }

        /** Of the lines that can bring what is missing alone, the one whose increase is smallest; the earlier one of equals. */
        private Optional<PriceRaise> raise(Basis basis, BigDecimal net) {
            BigDecimal missing = net.subtract(basis.net());
            return basis.lines().stream()
                    .flatMap(line -> PriceRaise.to(line.net().add(missing), line, deal.currency()).stream())
                    .filter(raise -> isReached(basis.plusNet(raise.increase()).figure(ratio())))
                    .min(Comparator.comparing(PriceRaise::increase));
        }

        /** Of what is measured of the deal. */
        private Optional<Remedy> netTotal() {
            if (finding.line() != null) {
                return Optional.empty();
            }
            Basis basis = basis();
            BigDecimal total = bases().whole().net();
            return nearest(at -> leastNet(basis, at))
                    .map(net -> total.add(net.subtract(basis.net())))
                    .map(needed -> new Remedy(Change.NET_TOTAL, null, null, payable(total), payable(needed)));
        }

        private Optional<BigDecimal> leastNet(Basis basis, BigDecimal at) {
            return basis.leastNet(ratio(), at, currency)
                    .filter(net ->
                            isReached(basis.plusNet(net.subtract(basis.net())).figure(ratio())));
        }

        /** Of a ratio that hours are part of. */
        private Optional<Remedy> hours() {
            if (ratio() == RatioKind.DISCOUNT) {
                return Optional.empty();
            }
            Basis basis = basis();
            return nearest(at -> cut(basis, at)).map(HoursCut::remedy);
        }

        /** Of the fixed fees that one role delivers, the one whose cut is smallest; the earlier one of equals. */
        private Optional<HoursCut> cut(Basis basis, BigDecimal at) {
            return basis.lines().stream()
                    .filter(HoursCut::possible)
                    .flatMap(line -> HoursLimit.within(ratio(), at, basis, line, deal.policy()).stream())
                    .filter(cut -> isReached(HoursLimit.after(cut, basis).figure(ratio())))
                    .min(Comparator.comparing(HoursCut::lessHours));
        }

        private Optional<Remedy> hoursWithoutShortfall() {
            PricedLine line = deal.lines().get(finding.line() - 1);
            if (line.effort().size() != 1) {
                return Optional.empty();
            }
            return nearest(at -> HoursLimit.withShortfall(at, line)
                            .filter(hours -> HoursLimit.affordable(hours, line, deal.policy()))
                            .filter(hours -> isReached(HoursLimit.shortfall(hours, line))))
                    .map(hours -> Remedy.hours(line, hours));
        }

        private <T> Optional<T> nearest(Function<BigDecimal, Optional<T>> at) {
            return reach.limits(finding)
                    .flatMap(limit -> at.apply(limit).stream())
                    .findFirst();
        }

        private boolean isReached(Figure figure) {
            return reach.isReached(rule, figure);
        }

        private Basis basis() {
            return finding.line() == null
                    ? bases().of(rule.measure().lines())
                    : Basis.of(List.of(deal.lines().get(finding.line() - 1)));
        }

        private RatioKind ratio() {
            return rule.measure().ratio();
        }
    }
}

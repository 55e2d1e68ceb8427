package org.dealdesk.guardrail.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.LineCheck;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.remedy.Remedy.Change;
import org.dealdesk.guardrail.remedy.Remedy.Reach;
import org.dealdesk.money.Ratio;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.reader.PolicyReader;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

class RemedyPropertyTests {

    private static final int TRIES = 10_000;

    /** Every measure that can have a remedy, odd tiers, narrowed guardrails and those that want less instead of more. */
    private static final Policy MANY_GUARDRAILS =
            PolicyReader.read(Deals.DEFAULT_POLICY.replace("\nguardrails:\n", """

            guardrails:
              - {id: a, measure: LINE_TRUE_MARGIN_PCT, min: [{at: 41.123456}, {at: -50, approvals: [FINANCE]}]}
              - {id: b, measure: SUBSCRIPTION_TRUE_MARGIN_PCT, minTcv: 1000000, min: [{at: 33.3}, {approvals: [LEGAL]}]}
              - {id: c, measure: DEAL_DISCOUNT_PCT, segments: [CORE], regions: [EMEA], max: [{at: -3}]}
              - {id: d, measure: LINE_DISCOUNT_PCT, kinds: [FIXED_FEE], max: [{at: 20, approvals: [LEGAL]}, {at: 20.01}]}
              - {id: e, measure: DEAL_TRUE_MARGIN_PCT, min: [{at: 60}, {at: 50, approvals: [LEGAL]}, {at: 30}]}
              - {id: f, measure: DEAL_TRUE_MARGIN_PCT, max: [{at: 40}]}
              - {id: g, measure: DEAL_DISCOUNT_PCT, min: [{at: 10}]}
              - {id: h, measure: DEAL_TRUE_MARGIN_PCT, min: [{at: 100}, {at: 0, approvals: [LEGAL]}]}
              - {id: i, measure: REALIZED_RATE, min: [{at: 333.333333}, {at: 0, approvals: [FINANCE]}]}
              - {id: j, measure: PAYMENT_TERMS_DAYS, min: [{at: 20}, {approvals: [FINANCE]}]}
              - {id: k, measure: LINE_TERM_MONTHS, min: [{at: 12}, {approvals: [FINANCE]}]}
              - {id: l, measure: LINE_VALIDITY_MONTHS, max: [{at: 6, approvals: [FINANCE]}, {at: 9}]}
              - {id: m, measure: LINE_EFFORT_SHORTFALL_PCT, max: [{at: -5.5}, {at: 0, approvals: [FINANCE]}]}
              - {id: n, measure: LINE_TRUE_MARGIN_PCT, min: [{at: 10, approvals: [FINANCE]}]}
            """));

    @Test
    void aRemedyGetsItsFindingAsFarAsItSaysAndNothingSmallerDoes() {
        Seeded.check(TRIES, seeded -> {
            PricedDeal deal = deal(seeded);
            Remedies remedies = new Remedies(deal);
            for (Finding finding : Assessment.of(deal, CustomerInputs.none()).findings()) {
                List<Remedy> offered = remedies.of(finding);
                offersTheStepsInOrder(finding, offered);
                for (Remedy remedy : offered) {
                    changesNothingButWhatItNames(deal, remedy);
                    asksForNoMoreThanList(deal, remedy);
                    if (remedy.change() == Change.NET_TOTAL) {
                        isTheSmallestNetThatPasses(deal, finding, remedy);
                    } else {
                        getsItsFindingSoFar(deal, finding, remedy);
                        failsOneStepShort(deal, finding, remedy);
                    }
                }
            }
        });
    }

    /** Only a finding that blocks offers a step on the way, before any change that makes it pass. */
    private static void offersTheStepsInOrder(Finding finding, List<Remedy> offered) {
        List<Reach> reaches = offered.stream().map(Remedy::reaches).toList();
        assertThat(reaches).as("%s", offered).isSorted();
        assertThat(finding.severity() == Severity.BLOCK || !reaches.contains(Reach.REVIEW))
                .as("%s %s", finding, offered)
                .isTrue();
    }

    private static void asksForNoMoreThanList(PricedDeal deal, Remedy remedy) {
        if (remedy.change() == Change.UNIT_PRICE) {
            assertThat(remedy.to()).isLessThanOrEqualTo(list(deal.lines().get(remedy.line() - 1), deal));
        }
    }

    /** In the deal's currency, rounded up to minor units. */
    private static BigDecimal list(PricedLine line, PricedDeal deal) {
        return line.listUnitPrice().setScale(deal.currency().currency().decimals(), RoundingMode.CEILING);
    }

    /** A shorter term can also take the deal out of a guardrail's scope; then nothing is said at all. */
    private static void getsItsFindingSoFar(PricedDeal deal, Finding finding, Remedy remedy) {
        Optional<Finding> after = again(remedy.appliedTo(deal), finding);
        assertThat(after.map(then -> then.severity() == ending(remedy)).orElse(remedy.change() == Change.TERM_MONTHS))
                .as("%s %s", finding, remedy)
                .isTrue();
    }

    private static Severity ending(Remedy remedy) {
        return remedy.reaches() == Reach.PASS ? Severity.PASS : Severity.REVIEW;
    }

    private static boolean isSoFar(Finding after, Reach reach) {
        return reach == Reach.PASS ? after.passes() : after.severity() != Severity.BLOCK;
    }

    private static void failsOneStepShort(PricedDeal deal, Finding finding, Remedy remedy) {
        BigDecimal step = step(deal, finding, remedy);
        BigDecimal from = remedy.from() == null ? new BigDecimal(Integer.MAX_VALUE) : remedy.from();
        assertThat(remedy.from() == null ? 1 : remedy.from().compareTo(remedy.to()))
                .isEqualTo(step.signum());
        Remedy less = new Remedy(
                remedy.change(), null, remedy.line(), from, remedy.to().add(step));
        if (less.to().signum() > 0) {
            assertThat(again(less.appliedTo(deal), finding)
                            .map(after -> isSoFar(after, remedy.reaches()))
                            .orElse(false))
                    .as("%s %s", finding, less)
                    .isFalse();
        }
    }

    /** The smallest step back towards where the deal is now. */
    private static BigDecimal step(PricedDeal deal, Finding finding, Remedy remedy) {
        boolean max = finding.rule().direction() == Direction.MAX;
        return switch (remedy.change()) {
            case UNIT_PRICE -> {
                assertThat(remedy.to().scale())
                        .isEqualTo(deal.currency().currency().decimals());
                yield deal.currency().currency().minorUnit().negate();
            }
            case HOURS -> {
                assertThat(remedy.to().scale()).isEqualTo(2);
                yield new BigDecimal(max ? "-0.01" : "0.01");
            }
            default -> BigDecimal.valueOf(max ? 1 : -1);
        };
    }

    private static void isTheSmallestNetThatPasses(PricedDeal deal, Finding finding, Remedy remedy) {
        assertThat(remedy.from()).isEqualByComparingTo(deal.tcv());
        BigDecimal more = remedy.to().subtract(remedy.from());
        BigDecimal unit = deal.policy().currency().minorUnit();
        assertThat(reachedWith(more, remedy.reaches(), deal, finding)).isTrue();
        assertThat(reachedWith(more.subtract(unit), remedy.reaches(), deal, finding))
                .isFalse();
    }

    private static void changesNothingButWhatItNames(PricedDeal deal, Remedy remedy) {
        Proposal before = deal.proposal();
        Proposal after = remedy.appliedTo(deal).proposal();
        for (int line = 0; line < before.lines().size(); line++) {
            boolean named = remedy.line() != null && remedy.line() == line + 1;
            assertThat(after.lines().get(line).equals(before.lines().get(line))).isEqualTo(!named);
        }
        assertThat(after.withLines(List.of()).withPaymentTermsDays(1))
                .isEqualTo(before.withLines(List.of()).withPaymentTermsDays(1));
    }

    @Test
    void thePriceOfADealIsRaisedWhereItTakesLeast() {
        Seeded.check(TRIES / 10, seeded -> {
            PricedDeal deal = deal(seeded);
            for (Finding finding : Assessment.of(deal, CustomerInputs.none()).findings()) {
                if (finding.line() == null && canBePriced(finding)) {
                    Optional<String> passing = searched(Reach.PASS, finding, deal);
                    assertThat(offered(Reach.PASS, finding, deal))
                            .as("%s", finding)
                            .isEqualTo(passing);
                    if (finding.severity() == Severity.BLOCK) {
                        Optional<String> allowed = searched(Reach.REVIEW, finding, deal);
                        assertThat(offered(Reach.REVIEW, finding, deal))
                                .as("%s", finding)
                                .isEqualTo(allowed.filter(price -> !allowed.equals(passing)));
                    }
                }
            }
        });
    }

    /** Line by line, the smallest price that passes, by halving; then the line with the smallest increase. */
    private static Optional<String> searched(Reach reach, Finding finding, PricedDeal deal) {
        String found = null;
        BigDecimal least = null;
        for (PricedLine line : deal.lines()) {
            Optional<BigDecimal> price = halved(reach, finding, deal, line);
            if (price.isPresent()) {
                BigDecimal increase = priced(deal, line, price.get()).tcv().subtract(deal.tcv());
                if (least == null || increase.compareTo(least) < 0) {
                    least = increase;
                    found = line.number() + " " + price.get();
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private static Optional<BigDecimal> halved(Reach reach, Finding finding, PricedDeal deal, PricedLine line) {
        int decimals = deal.currency().currency().decimals();
        long low = line.unitPrice().movePointRight(decimals).longValue();
        long high = list(line, deal)
                .min(DealLine.MOST_UNIT_PRICE)
                .movePointRight(decimals)
                .longValueExact();
        if (high <= low || !reachedAt(BigDecimal.valueOf(high, decimals), reach, finding, deal, line)) {
            return Optional.empty();
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            boolean passes = reachedAt(BigDecimal.valueOf(middle, decimals), reach, finding, deal, line);
            low = passes ? low : middle;
            high = passes ? middle : high;
        }
        BigDecimal price = BigDecimal.valueOf(high, decimals);
        PriceRaise raise = PriceRaise.at(price, line, deal.currency());
        BigDecimal paid = PricedLine.amount(line.input(), price, line.months(), deal.currency());
        return Optional.of(price).filter(allowed -> raise.net().max(paid).compareTo(LineCheck.MOST) <= 0);
    }

    private static boolean reachedAt(BigDecimal price, Reach reach, Finding finding, PricedDeal deal, PricedLine line) {
        BigDecimal more = PriceRaise.at(price, line, deal.currency()).increase();
        boolean counts =
                switch (finding.rule().measure()) {
                    case ONE_TIME_TRUE_MARGIN_PCT, REALIZED_RATE -> line.kind().isOneTime();
                    case SUBSCRIPTION_TRUE_MARGIN_PCT -> !line.kind().isOneTime();
                    default -> true;
                };
        return reachedWith(counts ? more : BigDecimal.ZERO, reach, deal, finding);
    }

    private static PricedDeal priced(PricedDeal deal, PricedLine line, BigDecimal price) {
        return deal.withLine(line.number(), line.input().withUnitPrice(price));
    }

    /** Guardrails with a gap between passing tiers are left out here: halving needs order. */
    private static boolean canBePriced(Finding finding) {
        return !finding.passes()
                && finding.rule() != null
                && !List.of("d", "e").contains(finding.guardrail())
                && switch (finding.rule().measure()) {
                    case DEAL_DISCOUNT_PCT -> finding.rule().direction() == Direction.MAX;
                    case DEAL_TRUE_MARGIN_PCT, ONE_TIME_TRUE_MARGIN_PCT, SUBSCRIPTION_TRUE_MARGIN_PCT, REALIZED_RATE ->
                        finding.rule().direction() == Direction.MIN;
                    default -> false;
                };
    }

    private static Optional<String> offered(Reach reach, Finding finding, PricedDeal deal) {
        return new Remedies(deal)
                .of(finding).stream()
                        .filter(remedy -> remedy.change() == Change.UNIT_PRICE && remedy.reaches() == reach)
                        .map(remedy -> remedy.line() + " " + remedy.to())
                        .findFirst();
    }

    /** Whether the finding would get so far if its lines brought so much more, worked out from the sums alone. */
    private static boolean reachedWith(BigDecimal more, Reach reach, PricedDeal deal, Finding finding) {
        Measure measure = finding.rule().measure();
        List<PricedLine> lines = deal.lines().stream()
                .filter(line -> switch (measure) {
                    case ONE_TIME_TRUE_MARGIN_PCT, REALIZED_RATE -> line.kind().isOneTime();
                    case SUBSCRIPTION_TRUE_MARGIN_PCT -> !line.kind().isOneTime();
                    default -> true;
                })
                .toList();
        BigDecimal net = sum(lines.stream().map(PricedLine::net).toList()).add(more);
        BigDecimal list = sum(lines.stream().map(PricedLine::list).toList());
        BigDecimal cost = sum(lines.stream().map(PricedLine::cost).toList());
        BigDecimal hours = sum(lines.stream().map(PricedLine::plannedHours).toList());
        Ratio ratio =
                switch (measure) {
                    case DEAL_DISCOUNT_PCT -> Ratio.percent(list.subtract(net), list);
                    case REALIZED_RATE -> Ratio.of(net, hours);
                    default -> Ratio.percent(net.subtract(cost), net);
                };
        return Figure.of(ratio).hasValue() && firstTierIsEnough(reach, finding.rule(), Figure.of(ratio));
    }

    private static boolean firstTierIsEnough(Reach reach, Guardrail rule, Figure figure) {
        for (Guardrail.Tier tier : rule.tiers()) {
            if (figure.satisfies(rule.direction(), tier.at())) {
                return reach == Reach.REVIEW || tier.passes();
            }
        }
        return false;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<Finding> again(PricedDeal deal, Finding finding) {
        return Assessment.of(deal, CustomerInputs.none()).findings().stream()
                .filter(other ->
                        other.guardrail().equals(finding.guardrail()) && Objects.equals(other.line(), finding.line()))
                .findFirst();
    }

    private static PricedDeal deal(Seeded seeded) {
        Policy policy = seeded.chance(50) ? Deals.POLICY : MANY_GUARDRAILS;
        Proposal proposal = RandomDeals.any(seeded, policy);
        return PricedDeal.of(proposal, policy);
    }
}

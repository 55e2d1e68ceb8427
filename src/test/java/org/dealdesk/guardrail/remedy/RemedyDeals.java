package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.remedy.Remedy.Reach;
import org.dealdesk.money.Ratio;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.reader.PolicyReader;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;

/** Random deals under many guardrails, and which values they would reach. */
final class RemedyDeals {

    /** Every measure that can have a remedy, odd tiers, narrowed guardrails and those that want less instead of more. */
    static final Policy MANY_GUARDRAILS = PolicyReader.read(Deals.DEFAULT_POLICY.replace("\nguardrails:\n", """

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

    private RemedyDeals() {}

    /** In the deal's currency, rounded up to minor units. */
    static BigDecimal list(PricedLine line, PricedDeal deal) {
        return line.listUnitPrice().setScale(deal.currency().currency().decimals(), RoundingMode.CEILING);
    }

    /** Whether the finding would get so far if its lines brought so much more, worked out from the sums alone. */
    static boolean reachedWith(BigDecimal more, Reach reach, PricedDeal deal, Finding finding) {
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

    static boolean firstTierIsEnough(Reach reach, Guardrail rule, Figure figure) {
        for (Guardrail.Tier tier : rule.tiers()) {
            if (figure.satisfies(rule.direction(), tier.at())) {
                return reach == Reach.REVIEW || tier.passes();
            }
        }
        return false;
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static PricedDeal deal(Seeded seeded) {
        Policy policy = seeded.chance(50) ? Deals.POLICY : MANY_GUARDRAILS;
        Proposal proposal = RandomDeals.any(seeded, policy);
        return PricedDeal.of(proposal, policy);
    }
}

package org.dealdesk.guardrail.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dealdesk.deal.DealLine;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.LineCheck;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.remedy.Remedy.Change;
import org.dealdesk.guardrail.remedy.Remedy.Reach;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

/** The price that a remedy raises, compared with one that is searched by halving. */
class PriceRemedyPropertyTests {

    private static final int TRIES = 10_000;

    @Test
    void thePriceOfADealIsRaisedWhereItTakesLeast() {
        Seeded.check(TRIES / 10, seeded -> {
            PricedDeal deal = RemedyDeals.deal(seeded);
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
        long high = RemedyDeals.list(line, deal)
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
        return RemedyDeals.reachedWith(counts ? more : BigDecimal.ZERO, reach, deal, finding);
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
}

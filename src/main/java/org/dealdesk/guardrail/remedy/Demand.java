package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Measure.RatioKind;

/**
 * What a target asks of one finding: that its value satisfies a stricter limit than it does now.
 *
 * @param at the loosest limit that would do
 */
record Demand(Finding finding, BigDecimal at) {

    /** None where prices and hours have no effect, or no stricter tier would do. */
    static Optional<Demand> of(Finding finding, Target target) {
        if (finding.rule() == null || !Remedies.followsThePrice(finding.rule())) {
            return Optional.empty();
        }
        List<Tier> tiers = finding.rule().tiers();
        for (int tier = finding.tier() - 1; tier >= 0; tier--) {
            if (target.allows(tiers.get(tier))) {
                return Optional.of(new Demand(finding, tiers.get(tier).at()));
            }
        }
        return Optional.empty();
    }

    Measure measure() {
        return finding.rule().measure();
    }

    /** Whether fewer hours on that line meet it as well as a higher price. */
    boolean metByHoursOf(PricedLine line) {
        if (measure().ratio() == RatioKind.DISCOUNT) {
            return false;
        }
        return finding.line() == null ? measure().lines().hold(line.kind()) : finding.line() == line.number();
    }

    /** The lines whose sums it is about. */
    Basis basis(PricedDeal deal, Bases bases) {
        return finding.line() == null
                ? bases.of(measure().lines())
                : Basis.of(List.of(deal.lines().get(finding.line() - 1)));
    }
}

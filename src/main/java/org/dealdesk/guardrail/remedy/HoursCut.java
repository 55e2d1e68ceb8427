package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.Optional;
import org.dealdesk.deal.DealLine.Effort;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.SkuKind;

/**
 * Fewer planned hours for a fixed fee that one role delivers.
 *
 * @param hours those that stay, in hundredths
 * @param cost what they cost, in the policy's currency
 */
record HoursCut(PricedLine line, BigDecimal hours, BigDecimal cost) {

    private static final int HOUR_DECIMALS = 2;
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    static boolean possible(PricedLine line) {
        return line.kind() == SkuKind.FIXED_FEE && line.effort().size() == 1;
    }

    /** The most hours that cost no more than that; half up, so just below half a unit more. */
    static Optional<HoursCut> toCost(BigDecimal most, PricedLine line, Policy policy) {
        BigDecimal rate = rate(line, policy);
        if (most.signum() < 0 || rate.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal bound = most.add(policy.currency().minorUnit().divide(TWO));
        BigDecimal hours = Rounding.floor(bound, rate, HOUR_DECIMALS);
        boolean exact = hours.multiply(rate).compareTo(bound) == 0;
        return to(exact ? hours.subtract(HUNDREDTH) : hours, line, policy);
    }

    /** That many hours; none where no hours would be left. */
    static Optional<HoursCut> to(BigDecimal hours, PricedLine line, Policy policy) {
        if (hours.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal cost = Rounding.toMinorUnits(hours.multiply(rate(line, policy)), policy.currency());
        return Optional.of(new HoursCut(line, hours.setScale(HOUR_DECIMALS), cost));
    }

    private static BigDecimal rate(PricedLine line, Policy policy) {
        Effort planned = line.effort().get(0);
        return policy.rateCard().get(planned.role());
    }

    BigDecimal lessHours() {
        return line.plannedHours().subtract(hours);
    }

    BigDecimal lessCost() {
        return line.cost().subtract(cost);
    }

    Remedy remedy() {
        return Remedy.hours(line, hours);
    }
}

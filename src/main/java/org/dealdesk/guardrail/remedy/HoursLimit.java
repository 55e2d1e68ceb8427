package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.Optional;
import org.dealdesk.guardrail.LineCheck;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.money.Ratio;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.Measure.RatioKind;
import org.dealdesk.policy.Policy;

/** How many hours of one line a limit leaves. */
final class HoursLimit {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    private HoursLimit() {}

    /** The most hours of a line with which a margin or the rate reaches its limit. */
    static Optional<HoursCut> within(RatioKind ratio, BigDecimal at, Basis basis, PricedLine line, Policy policy) {
        if (ratio == RatioKind.RATE) {
            return basis.mostHours(at)
                    .map(most -> line.plannedHours().subtract(basis.hours().subtract(most)))
                    .flatMap(hours -> HoursCut.to(hours, line, policy));
        }
        return basis.mostCost(at, policy.currency())
                .map(most -> line.cost().subtract(basis.cost().subtract(most)))
                .flatMap(cost -> HoursCut.toCost(cost, line, policy));
    }

    static Basis after(HoursCut cut, Basis basis) {
        return basis.minusCost(cut.lessCost()).minusHours(cut.lessHours());
    }

    /** The fewest hours that fall short by no more than so many percent. */
    static Optional<BigDecimal> withShortfall(BigDecimal at, PricedLine line) {
        BigDecimal hours = Rounding.ceiling(line.defaultHours().multiply(HUNDRED.subtract(at)), HUNDRED, DECIMALS);
        return Optional.of(hours).filter(planned -> planned.signum() > 0);
    }

    static Figure shortfall(BigDecimal hours, PricedLine line) {
        return Figure.of(Ratio.percent(line.defaultHours().subtract(hours), line.defaultHours()));
    }

    /** Whether so many hours of the line's one role cost no more than a line may. */
    static boolean affordable(BigDecimal hours, PricedLine line, Policy policy) {
        BigDecimal rate = policy.rateCard().get(line.effort().get(0).role());
        return hours.max(hours.multiply(rate)).compareTo(LineCheck.MOST) <= 0;
    }
}

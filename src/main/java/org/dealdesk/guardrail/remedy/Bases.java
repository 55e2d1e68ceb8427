package org.dealdesk.guardrail.remedy;

import java.util.List;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.policy.Measure;

/** The groups of lines that the ratios of a deal are made of. */
public record Bases(Basis whole, Basis oneTime, Basis subscriptions) {

    public static Bases of(List<PricedLine> lines) {
        return new Bases(
                Basis.of(lines),
                Basis.of(lines.stream().filter(line -> line.kind().isOneTime()).toList()),
                Basis.of(lines.stream().filter(line -> !line.kind().isOneTime()).toList()));
    }

    public Basis of(Measure measure) {
        return switch (measure) {
            case DEAL_DISCOUNT_PCT, DEAL_TRUE_MARGIN_PCT -> whole;
            case ONE_TIME_TRUE_MARGIN_PCT, REALIZED_RATE -> oneTime;
            case SUBSCRIPTION_TRUE_MARGIN_PCT -> subscriptions;
            default -> throw new IllegalStateException(measure + " is no ratio of a group of lines");
        };
    }
}

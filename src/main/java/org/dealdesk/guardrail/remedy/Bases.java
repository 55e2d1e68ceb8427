package org.dealdesk.guardrail.remedy;

import java.util.List;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.policy.Measure.Lines;

/** The groups of lines that the ratios of a deal are made of. */
public record Bases(Basis whole, Basis oneTime, Basis subscriptions) {

    public static Bases of(List<PricedLine> lines) {
        return new Bases(
                Basis.of(lines),
                Basis.of(lines.stream()
                        .filter(line -> Lines.ONE_TIME.hold(line.kind()))
                        .toList()),
                Basis.of(lines.stream()
                        .filter(line -> Lines.SUBSCRIPTION.hold(line.kind()))
                        .toList()));
    }

    public Basis of(Lines some) {
        return switch (some) {
            case ALL -> whole;
            case ONE_TIME -> oneTime;
            case SUBSCRIPTION -> subscriptions;
        };
    }
}

package org.dealdesk.desk.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dealdesk.desk.deal.Scale;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.difference.Consequence;
import org.dealdesk.policy.difference.ValueRange;

/** The tiers of a guardrail, drawn as a scale from low values to high ones. Visual only; a table has the same information. */
record TierScale(List<Rung> rungs) {

    /**
     * A stretch of it, in thousandths of the width.
     *
     * @param look how it is drawn: passes, blocks, or how many are asked
     */
    record Rung(int from, int width, String look) {}

    /** Null where there is no limit to draw. */
    static TierScale of(Guardrail rule, Scale scale) {
        if (scale == null || rule == null || rule.tiers().isEmpty()) {
            return null;
        }
        boolean rising = rule.direction() == Direction.MAX;
        List<Rung> rungs = new ArrayList<>();
        int from = rising ? 0 : Scale.WIDTH;
        for (ValueRange stretch : ValueRange.of(rule)) {
            int end = rising ? Scale.WIDTH : 0;
            int to = stretch.outer() == null ? end : scale.place(stretch.outer());
            rungs.add(new Rung(Math.min(from, to), Math.abs(to - from), look(stretch.now())));
            from = to;
        }
        return new TierScale(rungs.stream().filter(rung -> rung.width() > 0).toList());
    }

    /** A scale on which all limits of these have room; null where they have none, or measure in different ways. */
    static Scale scale(Guardrail... rules) {
        List<Guardrail> there = Stream.of(rules).filter(Objects::nonNull).toList();
        List<BigDecimal> limits = there.stream()
                .flatMap(rule -> rule.tiers().stream())
                .map(Tier::at)
                .filter(Objects::nonNull)
                .toList();
        if (limits.isEmpty()
                || there.stream().map(Guardrail::direction).distinct().count() > 1) {
            return null;
        }
        BigDecimal lowest = limits.stream().min(BigDecimal::compareTo).orElseThrow();
        BigDecimal highest = limits.stream().max(BigDecimal::compareTo).orElseThrow();
        boolean fromZero = there.get(0).direction() == Direction.MAX && lowest.signum() > 0;
        BigDecimal least = fromZero ? BigDecimal.ZERO : lowest;
        BigDecimal span = highest.subtract(least);
        BigDecimal room = (span.signum() == 0 ? BigDecimal.ONE : span).multiply(new BigDecimal("0.15"));
        return new Scale(fromZero ? least : least.subtract(room), highest.add(room));
    }

    private static String look(Consequence consequence) {
        if (consequence.blocked()) {
            return "BLOCK";
        }
        return consequence.passes()
                ? "PASS"
                : "REVIEW asks-" + consequence.approvals().size();
    }
}

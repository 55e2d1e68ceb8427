package org.dealdesk.policy.difference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Tier;

/**
 * The values between two limits, and what they led to before and lead to now. The first stretch is where values are best.
 *
 * @param inner where it begins, itself not included; null: at the best values that there are
 * @param outer where it ends, itself included; null: it never ends, and undefined values belong to it too
 */
public record ValueRange(BigDecimal inner, BigDecimal outer, Consequence before, Consequence now) {

    public Effect effect() {
        return now.since(before);
    }

    /** The stretches of one guardrail alone. */
    public static List<ValueRange> of(Guardrail guardrail) {
        return between(guardrail, guardrail);
    }

    /** All values under two guardrails of the same measure and direction; neighbours that say the same are one stretch. */
    static List<ValueRange> between(Guardrail before, Guardrail now) {
        List<ValueRange> stretches = new ArrayList<>();
        BigDecimal inner = null;
        for (BigDecimal outer : limits(before, now)) {
            add(stretches, new ValueRange(inner, outer, at(before, outer), at(now, outer)));
            inner = outer;
        }
        add(stretches, new ValueRange(inner, null, at(before, null), at(now, null)));
        return List.copyOf(stretches);
    }

    private static void add(List<ValueRange> stretches, ValueRange next) {
        int end = stretches.size() - 1;
        if (end >= 0 && stretches.get(end).saysTheSame(next)) {
            stretches.set(end, new ValueRange(stretches.get(end).inner, next.outer, next.before, next.now));
        } else {
            stretches.add(next);
        }
    }

    private boolean saysTheSame(ValueRange other) {
        return before.equals(other.before) && now.equals(other.now);
    }

    private static TreeSet<BigDecimal> limits(Guardrail before, Guardrail now) {
        Comparator<BigDecimal> rising = Comparator.naturalOrder();
        TreeSet<BigDecimal> limits = new TreeSet<>(before.direction() == Direction.MAX ? rising : rising.reversed());
        List.of(before, now).forEach(rule -> rule.tiers().stream()
                .map(Tier::at)
                .filter(at -> at != null)
                .forEach(limits::add));
        return limits;
    }

    /** What a value leads to; null is one beyond every limit. */
    private static Consequence at(Guardrail rule, BigDecimal value) {
        return Consequence.of(rule.tiers().stream()
                .filter(tier -> tier.at() == null || (value != null && holds(rule.direction(), tier.at(), value)))
                .findFirst()
                .orElse(null));
    }

    private static boolean holds(Direction direction, BigDecimal limit, BigDecimal value) {
        return direction == Direction.MAX ? value.compareTo(limit) <= 0 : value.compareTo(limit) >= 0;
    }
}

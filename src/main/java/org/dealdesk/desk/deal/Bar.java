package org.dealdesk.desk.deal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Tier;

/**
 * How far a value is from its limits, drawn: the tiers of the guardrail from left to right, and where the value lies among them. Only
 * visual only; the figures are shown as text too.
 *
 * @param at the place of the value, in thousandths of the width
 */
record Bar(List<Zone> zones, int at) {

    /** What a value in this stretch means. */
    enum Meaning {
        PASS,
        REVIEW,
        BLOCK
    }

    /** A stretch, in thousandths of the width. */
    record Zone(int from, int width, Meaning meaning) {}

    /** Null where there is no value, or no limit to hold it against. */
    static Bar of(Guardrail rule, BigDecimal measured) {
        List<Tier> limited =
                rule.tiers().stream().filter(tier -> tier.at() != null).toList();
        if (measured == null || limited.isEmpty()) {
            return null;
        }
        Scale scale = scale(rule, limited, measured);
        List<Zone> zones = new ArrayList<>();
        boolean rising = rule.direction() == Direction.MAX;
        int from = rising ? 0 : Scale.WIDTH;
        for (Tier tier : limited) {
            int to = scale.place(tier.at());
            zones.add(zone(from, to, tier.passes() ? Meaning.PASS : Meaning.REVIEW));
            from = to;
        }
        boolean endless = rule.tiers().size() > limited.size();
        zones.add(zone(from, rising ? Scale.WIDTH : 0, endless ? Meaning.REVIEW : Meaning.BLOCK));
        return new Bar(zones.stream().filter(zone -> zone.width() > 0).toList(), scale.place(measured));
    }

    private static Zone zone(int one, int other, Meaning meaning) {
        return new Zone(Math.min(one, other), Math.abs(one - other), meaning);
    }

    /** All limits and the value, with a margin around them; rising scales start at zero. */
    private static Scale scale(Guardrail rule, List<Tier> limited, BigDecimal measured) {
        BigDecimal least = measured;
        BigDecimal most = measured;
        for (Tier tier : limited) {
            least = least.min(tier.at());
            most = most.max(tier.at());
        }
        if (rule.direction() == Direction.MAX) {
            least = least.min(BigDecimal.ZERO);
        }
        BigDecimal room = most.subtract(least).max(BigDecimal.ONE).movePointLeft(1);
        boolean fromZero = rule.direction() == Direction.MAX && least.signum() == 0;
        return new Scale(fromZero ? least : least.subtract(room), most.add(room));
    }
}

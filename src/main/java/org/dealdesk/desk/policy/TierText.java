package org.dealdesk.desk.policy;

import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.desk.Format;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.difference.Consequence;
import org.dealdesk.policy.difference.Effect;
import org.dealdesk.policy.difference.ValueRange;

/**
 * Values between two limits, and the approvers they need.
 *
 * @param key of the sentence that says which values
 * @param before the approvers in the older of two versions
 */
record TierText(String key, String inner, String outer, Asked before, Asked now, Effect effect) {

    /** What follows in a word: {@code PASS}, {@code REVIEW} or {@code BLOCK}, and who is asked. */
    record Asked(String meaning, List<String> functions) {

        /** Null where there is none, as of a term that a version does not know. */
        static Asked of(Consequence consequence) {
            if (consequence == null) {
                return null;
            }
            String meaning = consequence.blocked() ? "BLOCK" : consequence.passes() ? "PASS" : "REVIEW";
            return new Asked(
                    meaning,
                    consequence.approvals().stream().sorted().map(Enum::name).toList());
        }
    }

    static List<TierText> of(Guardrail rule, String unit) {
        return of(ValueRange.of(rule), rule.direction(), unit);
    }

    static List<TierText> of(List<ValueRange> stretches, Direction direction, String unit) {
        return stretches.stream().map(stretch -> of(stretch, direction, unit)).toList();
    }

    private static TierText of(ValueRange stretch, Direction direction, String unit) {
        return new TierText(
                "tier." + key(stretch, direction),
                shown(stretch.inner(), unit),
                shown(stretch.outer(), unit),
                Asked.of(stretch.before()),
                Asked.of(stretch.now()),
                stretch.effect());
    }

    private static String key(ValueRange stretch, Direction direction) {
        if (stretch.inner() == null && stretch.outer() == null) {
            return "any";
        }
        String end = stretch.inner() == null ? "first" : stretch.outer() == null ? "last" : "next";
        return (direction == Direction.MAX ? "max." : "min.") + end;
    }

    private static String shown(BigDecimal limit, String unit) {
        return limit == null ? null : Format.withUnit(Format.shortest(limit), unit);
    }
}

package org.dealdesk.desk.deal;

import org.dealdesk.desk.Format;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.policy.Policy;

/**
 * A condition of an approval in words.
 *
 * @param key of its sentence
 * @param value null where there is none, or where it is hidden from the reader
 * @param measure the measure's name, or null for a term
 */
public record ConditionText(String key, String measure, String term, String value) {

    public static ConditionText of(Condition condition, Policy policy) {
        if (condition instanceof Condition.Limit limit) {
            String unit = FindingRow.unit(limit.measure(), policy);
            return new ConditionText(
                    limit.direction().name(),
                    limit.measure().name(),
                    null,
                    Format.withUnit(Format.grouped(limit.value()), unit));
        }
        if (condition instanceof Condition.Withheld hidden) {
            return new ConditionText("WITHHELD", hidden.measure().name(), null, null);
        }
        Condition.OnTerm on = (Condition.OnTerm) condition;
        return new ConditionText(on.present() ? "PRESENT" : "ABSENT", null, policy.termName(on.term()), null);
    }
}

package org.dealdesk.desk.policy;

import java.util.List;
import org.dealdesk.desk.deal.FindingRow;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;

/**
 * One guardrail in words.
 *
 * @param place where it stands among the guardrails, from 0; its section on the page is named by it
 * @param tiers empty where the policy keeps them from the reader
 */
record GuardrailText(
        int place,
        String id,
        String name,
        Measured measured,
        List<ValueText> scope,
        List<TierText> tiers,
        TierScale ladder) {

    /** What is held against the limits: the key of its name, and whether each line is measured on its own. */
    record Measured(String key, boolean ofLine) {}

    static GuardrailText of(int place, Guardrail rule, Policy policy) {
        return new GuardrailText(
                place,
                rule.id(),
                rule.shownName(),
                new Measured("measure." + rule.measure(), rule.measure().ofLine()),
                ValueText.of(rule, policy),
                rule.tiers().isEmpty() ? List.of() : TierText.of(rule, FindingRow.unit(rule.measure(), policy)),
                TierScale.of(rule, TierScale.scale(rule)));
    }
}

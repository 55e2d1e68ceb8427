package org.dealdesk.desk.policy;

import java.util.ArrayList;
import java.util.List;
import org.dealdesk.desk.Label;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.difference.PolicyDifference.ValueChange;
import org.dealdesk.policy.difference.PolicyValue;

/**
 * One value of a policy with its name, or the same of two versions.
 *
 * @param label the key of its name
 * @param of which one of several; null where there is only one
 * @param before in the older of two versions; empty where it has none
 * @param words in the version that is shown; empty where it has none
 */
record ValueText(String label, Label of, List<Label> before, List<Label> words) {

    static ValueText of(ValueChange change, Policy policy) {
        return new ValueText(
                label(change.value()),
                change.key() == null ? null : Label.key(change.value(), change.key(), policy),
                words(change.value(), change.before(), policy),
                words(change.value(), change.now(), policy));
    }

    /** The values of a version, one by one where there are several of a kind. */
    static List<ValueText> of(Policy policy, PolicyValue... values) {
        List<ValueText> texts = new ArrayList<>();
        for (PolicyValue value : values) {
            value.of(policy)
                    .forEach((key, written) -> texts.add(new ValueText(
                            label(value),
                            key.isEmpty() ? null : Label.key(value, key, policy),
                            List.of(),
                            words(value, written, policy))));
        }
        return texts;
    }

    /** The scope and the window of a guardrail; empty where it applies to all deals. */
    static List<ValueText> of(Guardrail rule, Policy policy) {
        List<ValueText> texts = new ArrayList<>();
        PolicyValue.of(rule).forEach((value, written) -> {
            boolean narrows =
                    value != PolicyValue.MEASURE && value != PolicyValue.DIRECTION && value != PolicyValue.TIERS;
            if (narrows && !written.isEmpty()) {
                texts.add(new ValueText(label(value), null, List.of(), words(value, written, policy)));
            }
        });
        return texts;
    }

    private static String label(PolicyValue value) {
        return "value." + value;
    }

    private static List<Label> words(PolicyValue value, List<String> written, Policy policy) {
        return written.stream().map(one -> Label.of(value, one, policy)).toList();
    }
}

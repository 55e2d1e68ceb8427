package org.dealdesk.policy.difference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.difference.PolicyDifference.GuardrailChange;
import org.dealdesk.policy.difference.PolicyDifference.ValueChange;

/** Holds the guardrails of two versions side by side, those of one id together. */
final class GuardrailDifference {

    private GuardrailDifference() {}

    static List<GuardrailChange> between(List<Guardrail> before, List<Guardrail> now) {
        Map<String, Guardrail> old = PolicyDifference.by(before, Guardrail::id);
        Map<String, Guardrail> current = PolicyDifference.by(now, Guardrail::id);
        Set<String> ids = new LinkedHashSet<>(current.keySet());
        ids.addAll(old.keySet());
        List<GuardrailChange> changes = new ArrayList<>();
        for (String id : ids) {
            GuardrailChange change = change(id, old.get(id), current.get(id));
            if (change.before() == null || change.now() == null || differs(change)) {
                changes.add(change);
            }
        }
        return List.copyOf(changes);
    }

    private static boolean differs(GuardrailChange change) {
        return !change.stretches().isEmpty() || !change.scope().isEmpty();
    }

    private static GuardrailChange change(String id, Guardrail before, Guardrail now) {
        if (before == null || now == null) {
            return new GuardrailChange(
                    id, before, now, before == null ? Effect.STRICTER : Effect.LOOSER, List.of(), List.of());
        }
        List<ValueChange> scope = scope(before, now);
        if (before.measure() != now.measure() || before.direction() != now.direction()) {
            return new GuardrailChange(id, before, now, Effect.MIXED, List.of(), scope);
        }
        List<ValueRange> moved = ValueRange.between(before, now).stream()
                .filter(stretch -> stretch.effect() != Effect.SAME)
                .toList();
        Set<Effect> effects = new LinkedHashSet<>();
        moved.forEach(stretch -> effects.add(stretch.effect()));
        if (scope.stream().anyMatch(change -> change.value() != PolicyValue.TIERS)) {
            effects.add(Effect.MIXED);
        }
        return new GuardrailChange(id, before, now, Effect.of(effects), moved, scope);
    }

    /** How tiers are written is told too: they can be written otherwise and mean the same. */
    private static List<ValueChange> scope(Guardrail before, Guardrail now) {
        Map<PolicyValue, List<String>> old = PolicyValue.of(before);
        Map<PolicyValue, List<String>> current = PolicyValue.of(now);
        List<ValueChange> changes = new ArrayList<>();
        for (PolicyValue value : PolicyValue.ofGuardrails()) {
            changes.addAll(PolicyDifference.changes(
                    value,
                    Map.of("", old.getOrDefault(value, List.of())),
                    Map.of("", current.getOrDefault(value, List.of()))));
        }
        return List.copyOf(changes);
    }
}

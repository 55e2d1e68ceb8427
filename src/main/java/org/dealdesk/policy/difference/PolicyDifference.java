package org.dealdesk.policy.difference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.Term;

/**
 * Differences between two policy versions, by meaning: guardrails by the values that they decide
 * differently, the price book by SKU, terms by code, and every other value by itself. Only what differs is in it; how the documents
 * are written is not looked at.
 */
public record PolicyDifference(
        List<GuardrailChange> guardrails, List<SkuChange> priceBook, List<TermChange> terms, List<ValueChange> values) {

    /**
     * One guardrail that differs.
     *
     * @param before null where it has come
     * @param now null where it has gone
     * @param stretches the values that lead to something else now; empty where it came, went, or measures something else
     * @param scope what else differs: the measure, where it speaks, what it counts, how its tiers are written
     */
    public record GuardrailChange(
            String id,
            Guardrail before,
            Guardrail now,
            Effect effect,
            List<ValueRange> stretches,
            List<ValueChange> scope) {}

    /** One entry of the price book that differs; {@code before} is null where it has come, {@code now} where it has gone. */
    public record SkuChange(String code, Sku before, Sku now) {}

    /** One term that differs; {@code before} is null where it has come, {@code now} where it has gone and is an input error. */
    public record TermChange(String code, Consequence before, Consequence now, Effect effect) {}

    /**
     * Any other value.
     *
     * @param key which one of several: a role, a currency, a function; else null
     * @param before as written in a document, sets sorted; empty where there is none
     */
    public record ValueChange(PolicyValue value, String key, List<String> before, List<String> now) {}

    public static PolicyDifference between(Policy before, Policy now) {
        return new PolicyDifference(
                GuardrailDifference.between(before.guardrails(), now.guardrails()),
                skus(before.priceBook(), now.priceBook()),
                terms(before.terms(), now.terms()),
                values(before, now));
    }

    public boolean isEmpty() {
        return guardrails.isEmpty() && priceBook.isEmpty() && terms.isEmpty() && values.isEmpty();
    }

    private static List<SkuChange> skus(Map<String, Sku> before, Map<String, Sku> now) {
        List<SkuChange> changes = new ArrayList<>();
        for (String code : together(before, now)) {
            Sku old = before.get(code);
            Sku current = now.get(code);
            if (old == null || current == null || !same(old, current)) {
                changes.add(new SkuChange(code, old, current));
            }
        }
        return List.copyOf(changes);
    }

    private static boolean same(Sku one, Sku other) {
        return one.name().equals(other.name())
                && one.kind() == other.kind()
                && same(one.listPrice(), other.listPrice())
                && same(one.hoursPerMonth(), other.hoursPerMonth())
                && Objects.equals(one.role(), other.role())
                && one.retired() == other.retired()
                && Objects.equals(one.replacement(), other.replacement());
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return (one == null || other == null) ? (one == null && other == null) : one.compareTo(other) == 0;
    }

    private static List<TermChange> terms(Map<String, Term> before, Map<String, Term> now) {
        List<TermChange> changes = new ArrayList<>();
        for (String code : together(before, now)) {
            Consequence old = before.containsKey(code) ? Consequence.of(before.get(code)) : null;
            Consequence current = now.containsKey(code) ? Consequence.of(now.get(code)) : null;
            Effect effect = effect(old, current);
            if (effect != Effect.SAME) {
                changes.add(new TermChange(code, old, current, effect));
            }
        }
        return List.copyOf(changes);
    }

    /** A term that no document knows cannot be agreed at all. */
    private static Effect effect(Consequence before, Consequence now) {
        if (before == null) {
            return Effect.LOOSER;
        }
        return now == null ? Effect.STRICTER : now.since(before);
    }

    private static List<ValueChange> values(Policy before, Policy now) {
        List<ValueChange> changes = new ArrayList<>();
        for (PolicyValue value : PolicyValue.values()) {
            changes.addAll(changes(value, value.of(before), value.of(now)).stream()
                    .filter(change -> !value.isOrder() || inAnotherOrder(change))
                    .filter(change -> !value.isName() || isInBoth(change, before, now))
                    .toList());
        }
        return List.copyOf(changes);
    }

    /** A guardrail or term that came or went is told by itself, its name included. */
    private static boolean isInBoth(ValueChange change, Policy before, Policy now) {
        return codes(change.value(), before).contains(change.key())
                && codes(change.value(), now).contains(change.key());
    }

    private static List<String> codes(PolicyValue value, Policy policy) {
        return value == PolicyValue.TERM_NAMES
                ? List.copyOf(policy.terms().keySet())
                : policy.guardrails().stream().map(Guardrail::id).toList();
    }

    /** What came or went is told by itself; the order of what stayed decides in which order a deal's findings come. */
    private static boolean inAnotherOrder(ValueChange change) {
        List<String> stayed = new ArrayList<>(change.before());
        stayed.retainAll(change.now());
        List<String> now = new ArrayList<>(change.now());
        now.retainAll(change.before());
        return !stayed.equals(now);
    }

    static List<ValueChange> changes(
            PolicyValue value, Map<String, List<String>> before, Map<String, List<String>> now) {
        List<ValueChange> changes = new ArrayList<>();
        for (String key : together(before, now)) {
            List<String> old = before.getOrDefault(key, List.of());
            List<String> current = now.getOrDefault(key, List.of());
            if (!old.equals(current)) {
                changes.add(new ValueChange(value, key.isEmpty() ? null : key, old, current));
            }
        }
        return changes;
    }

    /** The names of both, in the order of the newer one, those that have gone at the end. */
    private static Set<String> together(Map<String, ?> before, Map<String, ?> now) {
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(before.keySet());
        return names;
    }

    static <T> Map<String, T> by(List<T> list, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        list.forEach(one -> named.put(name.apply(one), one));
        return named;
    }
}

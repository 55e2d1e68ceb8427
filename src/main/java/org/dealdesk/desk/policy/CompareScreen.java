package org.dealdesk.desk.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.dealdesk.approval.redaction.ReadPolicies.Compared;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Label;
import org.dealdesk.desk.deal.FindingRow;
import org.dealdesk.desk.deal.Scale;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.difference.Effect;
import org.dealdesk.policy.difference.PolicyDifference;
import org.dealdesk.policy.difference.PolicyDifference.GuardrailChange;
import org.dealdesk.policy.difference.PolicyDifference.SkuChange;
import org.dealdesk.policy.difference.PolicyDifference.TermChange;
import org.dealdesk.policy.difference.PolicyValue;

/**
 * The difference of two versions in words.
 *
 * @param withoutCosts whether costs are hidden from the reader
 */
public record CompareScreen(
        boolean withoutCosts,
        Map<Effect, Integer> effects,
        List<GuardrailText> guardrails,
        List<TermText> terms,
        PriceBook priceBook,
        List<ValueText> values) {

    private static final int MOST_SKUS = 200;

    /**
     * A guardrail that differs; {@code what} is whether it came, went, or changed.
     *
     * @param scope what differs besides the tiers
     */
    record GuardrailText(
            String id, String name, String measure, String what, Effect effect, Tiers tiers, List<ValueText> scope) {}

    /**
     * The tiers of a guardrail in both versions.
     *
     * @param stretches the values that ask others now
     * @param rewritten whether the tiers are written otherwise and mean the same
     */
    record Tiers(List<TierText> stretches, boolean rewritten, TierScale before, TierScale now) {}

    /**
     * The entries of the price book that differ.
     *
     * @param more how many there are beyond those that are shown
     */
    record PriceBook(List<SkuText> shown, int more) {}

    /** A term that differs; {@code before} or {@code now} is null where it is not known. */
    record TermText(String code, String name, TierText.Asked before, TierText.Asked now, Effect effect) {}

    /**
     * An entry of the price book that differs.
     *
     * @param what the key of what happened to it
     * @param step by how much its price changed, in percent; null where it did not
     * @param others what else differs
     */
    record SkuText(
            String code, String name, String what, String before, String now, String step, List<ValueText> others) {}

    static CompareScreen of(Compared compared) {
        return of(
                compared.difference(),
                compared.before().policy(),
                compared.now().policy(),
                compared.now().withoutCosts());
    }

    /** The same for a reader who sees all of both. */
    public static CompareScreen of(Policy before, Policy now) {
        return of(PolicyDifference.between(before, now), before, now, false);
    }

    private static CompareScreen of(PolicyDifference difference, Policy before, Policy now, boolean withoutCosts) {
        return new CompareScreen(
                withoutCosts,
                effects(difference),
                difference.guardrails().stream()
                        .map(change -> guardrail(change, before, now))
                        .toList(),
                difference.terms().stream()
                        .map(change -> term(change, before, now))
                        .toList(),
                new PriceBook(
                        difference.priceBook().stream()
                                .limit(MOST_SKUS)
                                .map(change -> sku(change, before, now))
                                .toList(),
                        Math.max(0, difference.priceBook().size() - MOST_SKUS)),
                difference.values().stream()
                        .filter(change -> change.value() != PolicyValue.EFFECTIVE_FROM)
                        .map(change -> ValueText.of(change, now))
                        .toList());
    }

    public boolean isEmpty() {
        return guardrails.isEmpty() && terms.isEmpty() && priceBook.shown().isEmpty() && values.isEmpty();
    }

    private static Map<Effect, Integer> effects(PolicyDifference difference) {
        Map<Effect, Integer> effects = new TreeMap<>();
        difference.guardrails().forEach(change -> effects.merge(change.effect(), 1, Integer::sum));
        difference.terms().forEach(change -> effects.merge(change.effect(), 1, Integer::sum));
        effects.remove(Effect.SAME);
        return effects;
    }

    private static GuardrailText guardrail(GuardrailChange change, Policy before, Policy now) {
        Guardrail rule = change.now() == null ? change.before() : change.now();
        String unit = FindingRow.unit(rule.measure(), change.now() == null ? before : now);
        return new GuardrailText(
                change.id(),
                rule.shownName(),
                "measure." + rule.measure(),
                "compare.guardrail." + what(change),
                change.effect(),
                tiers(change, rule, unit),
                change.scope().stream()
                        .filter(value -> value.value() != PolicyValue.TIERS)
                        .map(value -> ValueText.of(value, now))
                        .toList());
    }

    private static Tiers tiers(GuardrailChange change, Guardrail rule, String unit) {
        boolean whole = change.before() == null || change.now() == null;
        List<TierText> stretches =
                whole ? TierText.of(rule, unit) : TierText.of(change.stretches(), rule.direction(), unit);
        Scale scale = TierScale.scale(change.before(), change.now());
        return new Tiers(
                rule.tiers().isEmpty() ? List.of() : stretches,
                !whole
                        && stretches.isEmpty()
                        && change.scope().stream().anyMatch(value -> value.value() == PolicyValue.TIERS),
                TierScale.of(change.before(), scale),
                TierScale.of(change.now(), scale));
    }

    private static String what(GuardrailChange change) {
        if (change.before() == null) {
            return "new";
        }
        return change.now() == null ? "gone" : "changed";
    }

    private static TermText term(TermChange change, Policy before, Policy now) {
        return new TermText(
                change.code(),
                (change.now() == null ? before : now).termName(change.code()),
                TierText.Asked.of(change.before()),
                TierText.Asked.of(change.now()),
                change.effect());
    }

    private static SkuText sku(SkuChange change, Policy before, Policy now) {
        Sku old = change.before();
        Sku current = change.now();
        return new SkuText(
                change.code(),
                current == null ? old.name() : current.name(),
                "compare.sku." + what(old, current),
                old == null
                        ? null
                        : Format.amount(old.listPrice(), before.currency().code()),
                current == null
                        ? null
                        : Format.amount(current.listPrice(), now.currency().code()),
                old == null || current == null ? null : step(old.listPrice(), current.listPrice()),
                old == null || current == null ? List.of() : others(old, current));
    }

    private static String what(Sku before, Sku now) {
        if (before == null) {
            return now.retired() ? "new-retired" : "new";
        }
        if (now == null) {
            return "gone";
        }
        if (before.retired() != now.retired()) {
            return now.retired() ? "retired" : "back";
        }
        return before.listPrice().compareTo(now.listPrice()) == 0 ? "changed" : "repriced";
    }

    private static String step(BigDecimal before, BigDecimal now) {
        if (before.compareTo(now) == 0) {
            return null;
        }
        BigDecimal step = now.subtract(before).movePointRight(2).divide(before, 2, RoundingMode.HALF_UP);
        return (step.signum() > 0 ? "+" : "") + Format.percent(step);
    }

    private static List<ValueText> others(Sku before, Sku now) {
        List<ValueText> others = new ArrayList<>();
        add(others, "sku.name", before.name(), now.name());
        add(others, "sku.kind", "kind." + before.kind(), "kind." + now.kind());
        add(others, "sku.role", before.role(), now.role());
        add(others, "sku.hours", shown(before.hoursPerMonth()), shown(now.hoursPerMonth()));
        add(others, "sku.replacement", before.replacement(), now.replacement());
        return others;
    }

    private static String shown(BigDecimal hours) {
        return hours == null ? null : Format.shortest(hours);
    }

    private static void add(List<ValueText> others, String label, String before, String now) {
        if (!Objects.equals(before, now)) {
            others.add(new ValueText(label, null, words(label, before), words(label, now)));
        }
    }

    private static List<Label> words(String label, String text) {
        if (text == null) {
            return List.of();
        }
        return List.of(label.equals("sku.kind") ? new Label(text, null) : Label.literal(text));
    }
}

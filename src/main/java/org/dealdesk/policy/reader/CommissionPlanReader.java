package org.dealdesk.policy.reader;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.money.Currency;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.text.Identity;
import org.dealdesk.policy.Codes;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionPlan.Base;
import org.dealdesk.policy.CommissionPlan.Fit;
import org.dealdesk.policy.CommissionPlan.Pay;
import org.dealdesk.policy.CommissionPlan.Tier;
import org.dealdesk.policy.SkuKind;

/** Reads one commission plan: what it is for, what counts, and what it pays. */
final class CommissionPlanReader {

    private static final Set<String> RESERVED = Set.of(CommissionPlan.STANDARD, CommissionPlan.OVERLAY);

    private final Decimals.Range amounts;
    private final Decimals.Range caps;
    private final Set<String> skus;
    private final Set<String> segments;

    CommissionPlanReader(Currency currency, Set<String> skus, Set<String> segments) {
        this.amounts = GuardrailReader.amounts(currency);
        this.caps = Decimals.Range.above("0", GuardrailReader.MOST, currency == null ? 6 : currency.decimals());
        this.skus = skus;
        this.segments = segments;
    }

    /**
     * Reads one plan of the list.
     *
     * @param gate of a plan that states none; null for none
     */
    CommissionPlan read(Fields fields, BigDecimal gate) {
        String id = Codes.read(fields, "id", 80);
        if (id != null && RESERVED.contains(id)) {
            fields.faults().add(fields.pointer("id"), "not-allowed", "is a reserved id");
        }
        Base base = fields.optionalWord("base", Base.class);
        BigDecimal own = fields.optionalDecimal("marginGate", CommissionReader.MARGIN);
        return new CommissionPlan(
                id,
                fit(fields),
                base == null ? Base.NET : base,
                pay(fields),
                own == null ? gate : own,
                fields.flag("adds", false));
    }

    private Fit fit(Fields fields) {
        LocalDate from = fields.optionalDate("from");
        LocalDate to = fields.optionalDate("to");
        if (from != null && to != null && from.isAfter(to)) {
            fields.faults().add(fields.pointer("to"), "out-of-order", "must not be before from, " + from);
        }
        return new Fit(kinds(fields), known(fields, "skus", skus), known(fields, "segments", segments), from, to);
    }

    private static Set<SkuKind> kinds(Fields fields) {
        if (!fields.has("kinds")) {
            return null;
        }
        List<SkuKind> kinds = fields.words("kinds", SkuKind.class, 3);
        refuseEmpty(fields, "kinds", kinds);
        return kinds.isEmpty() ? null : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    private static Set<String> known(Fields fields, String name, Set<String> all) {
        if (!fields.has(name)) {
            return null;
        }
        List<String> texts = fields.identifiers(name, 2000, 80);
        refuseEmpty(fields, name, texts);
        for (int index = 0; index < texts.size(); index++) {
            String text = texts.get(index);
            if (text != null && !all.contains(text)) {
                String where = name.equals("skus") ? "the price book" : "the policy's " + name;
                fields.faults()
                        .add(
                                fields.pointer(name) + "/" + index,
                                "unknown-value",
                                "is not in " + where + Identity.hint(text, all));
            }
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(texts));
    }

    /** An empty list would switch the plan off without saying so. */
    private static void refuseEmpty(Fields fields, String name, List<?> list) {
        if (list.isEmpty() && !fields.faults().knownAt(fields.pointer(name))) {
            fields.faults().add(fields.pointer(name), "wrong-size", "must name at least one, or be left out");
        }
    }

    private Pay pay(Fields fields) {
        BigDecimal rate = fields.optionalDecimal("rate", CommissionReader.PERCENT);
        boolean tiered = fields.has("tiers");
        List<Tier> tiers = tiered ? tiers(fields) : List.of();
        if (tiered && fields.has("rate")) {
            fields.faults().add(fields.pointer("tiers"), "not-allowed", "rate and tiers exclude each other");
        } else if (!tiered && !fields.has("rate")) {
            fields.faults().add(fields.pointer("rate"), "missing", "one of rate and tiers is required");
        }
        return new Pay(tiered ? null : rate, tiers, fields.optionalDecimal("cap", caps));
    }

    private List<Tier> tiers(Fields fields) {
        List<Tier> tiers = fields.optionalObjects(
                "tiers",
                1,
                50,
                tier -> new Tier(tier.decimal("above", amounts), tier.decimal("rate", CommissionReader.PERCENT)));
        if (tiers == null || fields.faults().knownAt(fields.pointer("tiers"))) {
            return List.of();
        }
        if (tiers.get(0).above().signum() != 0) {
            report(fields, 0, "the first tier must begin above 0");
        }
        for (int index = 1; index < tiers.size(); index++) {
            BigDecimal before = tiers.get(index - 1).above();
            if (tiers.get(index).above().compareTo(before) <= 0) {
                report(fields, index, "must be more than the " + before.toPlainString() + " of the tier before it");
            }
        }
        return List.copyOf(tiers);
    }

    private static void report(Fields fields, int index, String detail) {
        fields.faults().add(fields.pointer("tiers") + "/" + index + "/above", "out-of-order", detail);
    }
}

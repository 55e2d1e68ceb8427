package org.dealdesk.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A limit on one measured value, in tiers that say whose approval it takes. Tiers are read from the top, the first one that the
 * value satisfies decides; a value that satisfies none blocks the deal.
 *
 * @param name what people read instead of the id; null where it has none
 * @param window what of the customer's other deals counts; null unless the measure is one of the customer
 */
public record Guardrail(
        String id, String name, Measure measure, Direction direction, List<Tier> tiers, Scope scope, Window window) {

    /** Whether a value must not go above its limits, or not below them. Limits are inclusive either way. */
    public enum Direction {
        MAX,
        MIN;

        /** As documents name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One step of a guardrail.
     *
     * @param at its limit; null: satisfied by any value
     * @param approvals whose approval it takes, sorted by name; empty: it passes
     */
    public record Tier(BigDecimal at, List<ApprovalFunction> approvals) {

        public boolean passes() {
            return approvals.isEmpty();
        }
    }

    /** Where the guardrail speaks at all; null means everywhere. {@code kinds} narrows guardrails on lines only. */
    public record Scope(BigDecimal minTcv, Set<String> segments, Set<String> regions, Set<SkuKind> kinds) {

        /** A deal that does not say its segment or region counts as inside: silence must not avoid a guardrail. */
        public boolean holds(BigDecimal tcv, String segment, String region) {
            return (minTcv == null || tcv.compareTo(minTcv) >= 0)
                    && (segments == null || segment == null || segments.contains(segment))
                    && (regions == null || region == null || regions.contains(region));
        }

        public boolean holds(SkuKind kind) {
            return kinds == null || kinds.contains(kind);
        }
    }

    /** Which of the other deals a customer measure counts. */
    public sealed interface Window {

        /** In what a window counts. */
        enum Kind {
            MONTHS,
            DAYS
        }

        /** Deals approved within so many calendar months; below {@code minimum} in total, the share is not measured. */
        record Months(int months, BigDecimal minimum) implements Window {}

        /** Deals first submitted within so many calendar days, of at most {@code upTo} each. */
        record Days(int days, BigDecimal upTo) implements Window {}
    }

    /** As people read it: its name, or its id in sentence case. */
    public String shownName() {
        return PolicyNames.named(name, id);
    }

    Guardrail withoutTiers() {
        return new Guardrail(id, name, measure, direction, List.of(), scope, window);
    }

    /** The first tier that takes no approval, or null where every value needs one. */
    public Tier firstPassing() {
        for (Tier tier : tiers) {
            if (tier.passes()) {
                return tier;
            }
        }
        return null;
    }
}

package org.dealdesk.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One way in which lines of a deal earn commission.
 *
 * @param fit which lines belong to it
 * @param base what of a line counts
 * @param marginGate the least true margin of its lines, in percent, at which it earns; null for no gate, or where it is hidden
 * @param adds whether it comes on top of the plan that a line belongs to
 */
public record CommissionPlan(String id, Fit fit, Base base, Pay pay, BigDecimal marginGate, boolean adds) {

    /** The plan that a commission section without a list of plans stands for. */
    public static final String STANDARD = "standard";
    /** What amounts of overlays are booked under instead of a plan. */
    public static final String OVERLAY = "overlay";

    /** What of a line counts: its net, or what it brings in a year. */
    public enum Base {
        NET,
        ANNUAL
    }

    /**
     * Which lines a plan is for; each part is null where it does not matter.
     *
     * @param segments of the deal; a deal without a segment fits only plans that name none
     * @param from the first day of submission, included, as is {@code to}, the last
     */
    public record Fit(Set<SkuKind> kinds, Set<String> skus, Set<String> segments, LocalDate from, LocalDate to) {

        public static final Fit ANY = new Fit(null, null, null, null, null);

        /** Whether the outcome depends on the day of the submission. */
        public boolean hasDays() {
            return from != null || to != null;
        }

        public boolean takes(Sku sku) {
            return (kinds == null || kinds.contains(sku.kind())) && (skus == null || skus.contains(sku.code()));
        }

        /** Whether it is for deals of that segment, which is null where the deal states none. */
        public boolean takesSegment(String segment) {
            return segments == null || (segment != null && segments.contains(segment));
        }

        public boolean takesDay(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * What it pays: one rate, or rates by how much a rep has won in the commission year.
     *
     * @param rate percent of the base; null where there are tiers
     * @param tiers ascending, the first above 0; empty where there is one rate
     * @param cap the most that one rep gets of one deal; null for no cap
     */
    public record Pay(BigDecimal rate, List<Tier> tiers, BigDecimal cap) {

        public Pay {
            tiers = List.copyOf(tiers);
        }

        public boolean isTiered() {
            return rate == null;
        }

        /** Whether no deal can be paid anything under it. */
        public boolean isZero() {
            return isTiered() ? tiers.stream().allMatch(tier -> tier.rate().signum() == 0) : rate.signum() == 0;
        }
    }

    /**
     * A rate for what lies above an amount, up to the next tier.
     *
     * @param above in the policy's currency
     * @param rate in percent
     */
    public record Tier(BigDecimal above, BigDecimal rate) {}

    static CommissionPlan standard(CommissionRules.Flat flat, BigDecimal marginGate) {
        return new CommissionPlan(
                STANDARD,
                new Fit(flat.kinds(), null, null, null, null),
                Base.NET,
                new Pay(flat.rate(), List.of(), null),
                marginGate,
                false);
    }

    CommissionPlan withoutGate() {
        return new CommissionPlan(id, fit, base, pay, null, adds);
    }
}

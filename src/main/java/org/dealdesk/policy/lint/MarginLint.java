package org.dealdesk.policy.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.money.Ratio;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Measure.RatioKind;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.SkuKind;

/**
 * Whether prices, costs and discounts agree with the margins that a policy asks for. Each SKU is looked at alone, at its default
 * effort; a fixed fee has none, so no margin finding is reported for it.
 */
final class MarginLint {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int NAMED = 10;

    private final Policy policy;
    private final LintReport report;
    /** Of each kind the SKU with the thinnest margin: where it passes, all do. */
    private final List<Sku> thinnest;

    MarginLint(Policy policy, LintReport report) {
        this.policy = policy;
        this.report = report;
        this.thinnest = Stream.of(SkuKind.values())
                .flatMap(kind -> policy.priceBook().values().stream()
                        .filter(sku -> sku.kind() == kind && hasDefaultEffort(sku))
                        .min(Comparator.comparing(sku -> margin(sku, sku.listPrice())))
                        .stream())
                .toList();
    }

    void check() {
        for (int index = 0; index < policy.guardrails().size(); index++) {
            Guardrail guardrail = policy.guardrails().get(index);
            if (isMargin(guardrail)) {
                listPrices(guardrail, index);
            } else if (isLimited(guardrail, RatioKind.DISCOUNT)) {
                discounts(guardrail, index);
            }
        }
    }

    private static boolean isMargin(Guardrail guardrail) {
        return isLimited(guardrail, RatioKind.MARGIN);
    }

    private static boolean isLimited(Guardrail guardrail, RatioKind ratio) {
        return guardrail.measure().ratio() == ratio && guardrail.direction() == ratio.limited();
    }

    private void listPrices(Guardrail margin, int index) {
        int place = 0;
        for (Sku sku : policy.priceBook().values()) {
            if (hasDefaultEffort(sku) && TierLint.measures(margin, sku)) {
                Ratio atList = margin(sku, sku.listPrice());
                Tier decides = deciding(margin, atList);
                if (decides == null || !decides.passes()) {
                    report.warn(
                            "/priceBook/" + place,
                            "/guardrails/" + index,
                            "list-price-fails-margin",
                            "%s has a margin of %s %% at its list price and default effort, which under %s %s"
                                    .formatted(sku.code(), Rounding.show2(atList), margin.shownName(), says(decides)));
                }
            }
            place++;
        }
    }

    private static String says(Tier tier) {
        return tier == null ? "blocks the deal" : "needs " + ApprovalFunction.spoken(tier.approvals());
    }

    /** The first tier that the value satisfies; null: none, it blocks. */
    private static Tier deciding(Guardrail margin, Ratio value) {
        return margin.tiers().stream()
                .filter(tier -> tier.at() == null || value.compareTo(tier.at()) >= 0)
                .findFirst()
                .orElse(null);
    }

    private void discounts(Guardrail discount, int index) {
        for (int tier = 1; tier < discount.tiers().size(); tier++) {
            BigDecimal above = discount.tiers().get(tier - 1).at();
            for (int other = 0;
                    above.compareTo(HUNDRED) < 0 && other < policy.guardrails().size();
                    other++) {
                Guardrail margin = policy.guardrails().get(other);
                if (!report.isFull() && isMargin(margin) && covers(margin.scope(), discount.scope())) {
                    compare(discount, above, margin, "/guardrails/" + index + "/max/" + tier, "/guardrails/" + other);
                }
            }
        }
    }

    private void compare(Guardrail discount, BigDecimal above, Guardrail margin, String tier, String other) {
        if (failing(discount, margin, above, thinnest).isEmpty()) {
            return;
        }
        Map<BigDecimal, List<String>> failing =
                failing(discount, margin, above, policy.priceBook().values());
        report.warn(tier, other, "discount-fails-margin", message(discount, above, margin, failing));
    }

    /** By the last margin limit that is always missed: the SKUs that miss it whenever their discount is above {@code above}. */
    private Map<BigDecimal, List<String>> failing(
            Guardrail discount, Guardrail margin, BigDecimal above, Collection<Sku> skus) {
        Map<BigDecimal, List<String>> failing = new TreeMap<>();
        for (Sku sku : skus) {
            if (hasDefaultEffort(sku) && TierLint.measures(discount, sku) && TierLint.measures(margin, sku)) {
                BigDecimal price =
                        sku.listPrice().multiply(HUNDRED.subtract(above)).movePointLeft(2);
                BigDecimal missed = missed(margin, margin(sku, price));
                if (missed != null) {
                    failing.computeIfAbsent(missed, limit -> new ArrayList<>()).add(sku.code());
                }
            }
        }
        return failing;
    }

    /** The loosest limit that every value below {@code best} misses; null where some such value passes. */
    private static BigDecimal missed(Guardrail margin, Ratio best) {
        BigDecimal missed = null;
        for (Tier tier : margin.tiers()) {
            boolean met = tier.at() == null || best.compareTo(tier.at()) > 0;
            if (met) {
                return tier.passes() ? null : missed;
            }
            missed = tier.at();
        }
        return missed;
    }

    private static String message(
            Guardrail discount, BigDecimal above, Guardrail margin, Map<BigDecimal, List<String>> failing) {
        String missed = failing.entrySet().stream()
                .map(entry -> "below %s %% (%s)".formatted(entry.getKey().toPlainString(), named(entry.getValue())))
                .collect(Collectors.joining("; "));
        return "with %s above %s %%, a single line at default effort always has %s %s"
                .formatted(discount.shownName(), above.toPlainString(), margin.shownName(), missed);
    }

    private static String named(List<String> skus) {
        int rest = skus.size() - NAMED;
        return String.join(", ", skus.subList(0, Math.min(skus.size(), NAMED)))
                + (rest > 0 ? " and " + rest + " more" : "");
    }

    private Ratio margin(Sku sku, BigDecimal price) {
        BigDecimal rate = policy.rateCard().get(sku.role());
        BigDecimal cost = sku.hoursPerMonth() == null ? rate : rate.multiply(sku.hoursPerMonth());
        return Ratio.percent(price.subtract(cost), price);
    }

    private static boolean hasDefaultEffort(Sku sku) {
        return sku.kind() != SkuKind.FIXED_FEE;
    }

    /** Whether the outer scope includes the inner one. Kinds are checked for each SKU. */
    private static boolean covers(Guardrail.Scope outer, Guardrail.Scope inner) {
        return (outer.minTcv() == null
                        || (inner.minTcv() != null && inner.minTcv().compareTo(outer.minTcv()) >= 0))
                && covers(outer.segments(), inner.segments())
                && covers(outer.regions(), inner.regions());
    }

    private static boolean covers(Set<String> outer, Set<String> inner) {
        return outer == null || (inner != null && outer.containsAll(inner));
    }
}

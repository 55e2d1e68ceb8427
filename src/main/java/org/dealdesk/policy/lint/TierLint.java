package org.dealdesk.policy.lint;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.MeasureRange;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;

/** Whether the tiers of each guardrail can be reached, rise one step at a time, and end somewhere. */
final class TierLint {

    private final Policy policy;
    private final LintReport report;
    private final Map<Measure, MeasureRange> reaches = new EnumMap<>(Measure.class);

    TierLint(Policy policy, LintReport report) {
        this.policy = policy;
        this.report = report;
    }

    void check() {
        for (int index = 0; index < policy.guardrails().size(); index++) {
            check(policy.guardrails().get(index), "/guardrails/" + index);
        }
    }

    private void check(Guardrail guardrail, String pointer) {
        String tiers = pointer + (guardrail.direction() == Direction.MAX ? "/max/" : "/min/");
        for (int index = 0; index < guardrail.tiers().size(); index++) {
            reached(guardrail, index, tiers + index);
            climbs(guardrail.tiers(), index, tiers + index);
        }
        Tier last = guardrail.tiers().get(guardrail.tiers().size() - 1);
        if (last.at() == null) {
            report.warn(
                    tiers + (guardrail.tiers().size() - 1),
                    "open-ended",
                    guardrail.shownName() + " has a last tier without a limit, so it never blocks a deal");
        }
        trips(guardrail, pointer);
    }

    private void reached(Guardrail guardrail, int index, String pointer) {
        MeasureRange reach = reach(guardrail.measure());
        boolean max = guardrail.direction() == Direction.MAX;
        BigDecimal at = guardrail.tiers().get(index).at();
        BigDecimal before = index == 0 ? null : guardrail.tiers().get(index - 1).at();
        BigDecimal farEnd = max ? reach.most() : reach.least();
        BigDecimal nearEnd = max ? reach.least() : reach.most();
        if (before != null && farEnd != null && !(at == null && reach.beyond()) && !stops(before, farEnd, max)) {
            report.add(
                    pointer,
                    "unreachable",
                    "%s is never %s %s, and the tier before covers all values up to there"
                            .formatted(guardrail.measure().label(), max ? "above" : "below", farEnd.toPlainString()));
        } else if (at != null && nearEnd != null && !reaches(at, nearEnd, max)) {
            report.add(
                    pointer,
                    "unreachable",
                    "%s is never %s %s"
                            .formatted(guardrail.measure().label(), max ? "below" : "above", nearEnd.toPlainString()));
        }
    }

    private MeasureRange reach(Measure measure) {
        return reaches.computeIfAbsent(measure, asked -> asked.range(policy));
    }

    /** Whether a limit ends before the last possible value, so that something is left for the next tier. */
    private static boolean stops(BigDecimal limit, BigDecimal farEnd, boolean max) {
        return max ? limit.compareTo(farEnd) < 0 : limit.compareTo(farEnd) > 0;
    }

    private static boolean reaches(BigDecimal limit, BigDecimal nearEnd, boolean max) {
        return max ? limit.compareTo(nearEnd) >= 0 : limit.compareTo(nearEnd) <= 0;
    }

    private void climbs(List<Tier> tiers, int index, String pointer) {
        if (index == 0) {
            return;
        }
        Set<ApprovalFunction> here = beyondAlways(tiers.get(index));
        Set<ApprovalFunction> added = EnumSet.copyOf(here);
        added.removeAll(beyondAlways(tiers.get(index - 1)));
        if (added.size() > 1) {
            report.warn(pointer, "cliff", "this tier adds " + ApprovalFunction.spoken(added) + " in one step");
        }
        int most = tiers.subList(0, index).stream()
                .mapToInt(tier -> beyondAlways(tier).size())
                .max()
                .orElse(0);
        if (here.size() < most) {
            report.warn(pointer, "fewer-approvals", "it needs fewer approvals than a tier closer to the limit");
        }
    }

    private Set<ApprovalFunction> beyondAlways(Tier tier) {
        Set<ApprovalFunction> functions = EnumSet.noneOf(ApprovalFunction.class);
        functions.addAll(tier.approvals());
        policy.routing().always().forEach(functions::remove);
        return functions;
    }

    private void trips(Guardrail guardrail, String pointer) {
        boolean measured = policy.priceBook().values().stream().anyMatch(sku -> measures(guardrail, sku));
        if (!measured) {
            report.warn(
                    pointer,
                    "never-trips",
                    guardrail.shownName() + " measures a value that no SKU of the price book has");
        } else if (passesEverything(guardrail)) {
            report.warn(
                    pointer,
                    "never-trips",
                    guardrail.shownName() + " passes for every possible value of "
                            + guardrail.measure().label());
        }
    }

    private boolean passesEverything(Guardrail guardrail) {
        MeasureRange reach = reach(guardrail.measure());
        boolean max = guardrail.direction() == Direction.MAX;
        BigDecimal farEnd = max ? reach.most() : reach.least();
        for (Tier tier : guardrail.tiers()) {
            if (!tier.passes()) {
                return false;
            }
            if (tier.at() == null || (farEnd != null && !reach.beyond() && !stops(tier.at(), farEnd, max))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a deal of this SKU has a value that the guardrail could fail. */
    static boolean measures(Guardrail guardrail, Sku sku) {
        return guardrail.scope().holds(sku.kind()) && guardrail.measure().measures(sku);
    }
}

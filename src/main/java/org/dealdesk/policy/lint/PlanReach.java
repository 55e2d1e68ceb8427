package org.dealdesk.policy.lint;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionPlan.Fit;
import org.dealdesk.policy.Policy;

/**
 * Which plans a line can belong to. Lines differ by SKU, segment and day of submission; those that the same plans take are tried
 * once. A set of plans is the bits of a number, in the order of the plans.
 */
final class PlanReach {

    private final Policy policy;
    private final List<CommissionPlan> plans;

    PlanReach(Policy policy) {
        this.policy = policy;
        this.plans = policy.commission().listed();
    }

    Set<CommissionPlan> reached() {
        Set<CommissionPlan> reached = new HashSet<>();
        Set<Long> segments = segments();
        Set<Long> days = days();
        for (long bySku : skus()) {
            for (long bySegment : segments) {
                days.forEach(byDay -> reach(bySku & bySegment & byDay, reached));
            }
        }
        return reached;
    }

    private void reach(long fitting, Set<CommissionPlan> reached) {
        boolean taken = false;
        for (int index = 0; index < plans.size(); index++) {
            CommissionPlan plan = plans.get(index);
            if ((fitting & (1L << index)) != 0 && (plan.adds() || !taken)) {
                reached.add(plan);
                taken |= !plan.adds();
            }
        }
    }

    private Set<Long> skus() {
        return policy.priceBook().values().stream()
                .map(sku -> taking(fit -> fit.takes(sku)))
                .collect(Collectors.toSet());
    }

    /** A deal may state no segment. */
    private Set<Long> segments() {
        return Stream.concat(Stream.of((String) null), policy.segments().stream())
                .map(segment -> taking(fit -> fit.takesSegment(segment)))
                .collect(Collectors.toSet());
    }

    /** The days on which something begins or has just ended, from the first day of the version on. */
    private Set<Long> days() {
        TreeSet<LocalDate> days = new TreeSet<>(Set.of(policy.effectiveFrom()));
        for (CommissionPlan plan : plans) {
            if (plan.fit().from() != null) {
                days.add(plan.fit().from());
            }
            if (plan.fit().to() != null) {
                days.add(plan.fit().to().plusDays(1));
            }
        }
        return days.tailSet(policy.effectiveFrom()).stream()
                .map(day -> taking(fit -> fit.takesDay(day)))
                .collect(Collectors.toSet());
    }

    private Long taking(Predicate<Fit> test) {
        long taking = 0;
        for (int index = 0; index < plans.size(); index++) {
            taking |= test.test(plans.get(index).fit()) ? 1L << index : 0;
        }
        return taking;
    }
}

package org.dealdesk.policy.lint;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.money.AmountText;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionRules;
import org.dealdesk.policy.CommissionRules.Overlay;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;

/** Whether every plan can be reached and can pay, and whether the people of the overlays are there. */
final class CommissionLint {

    private final Policy policy;
    private final CommissionRules rules;
    private final Staff staff;
    private final LintReport report;

    CommissionLint(Policy policy, Staff staff, LintReport report) {
        this.policy = policy;
        this.rules = policy.commission();
        this.staff = staff;
        this.report = report;
    }

    void check() {
        if (rules.paysZero()) {
            report.warn(
                    rules.isFlat() ? "/commission/rate" : "/commission/plans",
                    "no-commission",
                    "no deal pays a commission: the rate is 0 %");
        }
        Set<CommissionPlan> reached = new PlanReach(policy).reached();
        for (int index = 0; index < rules.listed().size(); index++) {
            CommissionPlan plan = rules.listed().get(index);
            if (!reached.contains(plan)) {
                report.warn(
                        "/commission/plans/" + index,
                        "unreachable-plan",
                        "no line can belong to the plan %s: no SKU fits, or the plans before it take them all"
                                .formatted(plan.id()));
            }
            cap(plan, "/commission/plans/" + index + "/cap");
        }
        for (int index = 0; index < rules.overlays().size(); index++) {
            person(rules.overlays().get(index), "/commission/overlays/" + index + "/person");
        }
        withoutOverlayPeople();
    }

    /** What the cheapest thing of a plan earns at its list price, to a rep who has won no deal before. */
    private void cap(CommissionPlan plan, String pointer) {
        BigDecimal cap = plan.pay().cap();
        Optional<BigDecimal> cheapest = policy.priceBook().values().stream()
                .filter(plan.fit()::takes)
                .map(Sku::listPrice)
                .min(Comparator.naturalOrder());
        if (cap == null || cheapest.isEmpty()) {
            return;
        }
        BigDecimal rate = plan.pay().isTiered()
                ? plan.pay().tiers().get(0).rate()
                : plan.pay().rate();
        BigDecimal earned = Rounding.toMinorUnits(cheapest.get().multiply(rate).movePointLeft(2), policy.currency());
        if (cap.compareTo(earned) < 0) {
            report.warn(
                    pointer,
                    "cap-below-list-price",
                    "the cap of %s is below the %s that the cheapest SKU of the plan earns at its list price"
                            .formatted(
                                    AmountText.of(cap, policy.currency()), AmountText.of(earned, policy.currency())));
        }
    }

    private void person(Overlay overlay, String pointer) {
        switch (staff.standing().apply(overlay.person())) {
            case UNKNOWN -> report.add(pointer, "unknown-person", "is not in the directory");
            case INACTIVE ->
                report.warn(
                        pointer,
                        "inactive-overlay",
                        "%s is not active and would receive no overlay".formatted(overlay.person()));
            case ACTIVE -> {
                // As it should be.
            }
        }
    }

    /** They count as credited on every deal, so no review can be theirs. */
    private void withoutOverlayPeople() {
        List<String> people = rules.overlayPeople();
        for (ApprovalFunction function : StaffLint.asked(policy)) {
            Set<String> others = new HashSet<>(staff.members(function));
            others.removeAll(people);
            if (staff.held(function) >= StaffLint.ENOUGH && others.size() < StaffLint.ENOUGH) {
                report.warn(
                        "/commission/overlays",
                        function.name(),
                        "overlay-understaffs",
                        "people of an overlay decide on no deal, which leaves %s with %d active members"
                                .formatted(function.label(), others.size()));
            }
        }
    }
}

package org.dealdesk.guardrail.commission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionRules.Overlay;

/**
 * What a deal pays: plan by plan, and on top of all of them the overlays.
 *
 * @param plans those that a line of the deal belongs to, in the policy's order; in the flat form always the one
 * @param overlays what each active person of an overlay receives, in the policy's order
 */
public record DealCommission(List<PlanCommission> plans, List<Amount> overlays) {

    /** In minor units of the policy's currency. */
    public record Amount(String person, BigDecimal amount) {}

    public static DealCommission of(List<CommissionLine> lines, CommissionContext context) {
        List<PlanCommission> plans =
                context.rules().isFlat() ? List.of(standard(lines, context)) : listed(lines, context);
        return new DealCommission(plans, overlays(plans, context));
    }

    /** The gate of the flat form looks at all one-time lines, whether or not they earn. */
    private static PlanCommission standard(List<CommissionLine> lines, CommissionContext context) {
        CommissionPlan plan = context.rules().plans().get(0);
        List<CommissionLine> oneTime =
                lines.stream().filter(line -> line.sku().kind().isOneTime()).toList();
        List<CommissionLine> own =
                lines.stream().filter(line -> plan.fit().takes(line.sku())).toList();
        return PlanCommission.of(plan, own, MarginGate.of(oneTime, plan.marginGate()), context);
    }

    private static List<PlanCommission> listed(List<CommissionLine> lines, CommissionContext context) {
        Map<CommissionPlan, List<CommissionLine>> belonging = new LinkedHashMap<>();
        List<CommissionPlan> fitting = context.rules().plans().stream()
                .filter(plan -> plan.fit().takesSegment(context.segment()))
                .filter(context.inputs()::fits)
                .toList();
        fitting.forEach(plan -> belonging.put(plan, new ArrayList<>()));
        for (CommissionLine line : lines) {
            of(line, fitting).forEach(plan -> belonging.get(plan).add(line));
        }
        belonging.values().removeIf(List::isEmpty);
        return belonging.entrySet().stream()
                .map(entry -> PlanCommission.of(
                        entry.getKey(),
                        entry.getValue(),
                        MarginGate.of(entry.getValue(), entry.getKey().marginGate()),
                        context))
                .toList();
    }

    /** The first plan that fits, and every one that adds. */
    private static List<CommissionPlan> of(CommissionLine line, List<CommissionPlan> plans) {
        List<CommissionPlan> own = new ArrayList<>();
        boolean taken = false;
        for (CommissionPlan plan : plans) {
            if (plan.fit().takes(line.sku()) && (plan.adds() || !taken)) {
                own.add(plan);
                taken |= !plan.adds();
            }
        }
        return own;
    }

    private static List<Amount> overlays(List<PlanCommission> plans, CommissionContext context) {
        BigDecimal sum = Sums.of(plans, PlanCommission::amount);
        List<String> credited = context.credits().stream().map(Credit::rep).toList();
        List<Amount> amounts = new ArrayList<>();
        for (Overlay overlay : context.rules().overlays()) {
            if (sum.signum() > 0
                    && !credited.contains(overlay.person())
                    && context.inputs().isActive(overlay.person())) {
                BigDecimal exact = sum.multiply(overlay.percent()).movePointLeft(2);
                amounts.add(new Amount(overlay.person(), Rounding.toMinorUnits(exact, context.currency())));
            }
        }
        return List.copyOf(amounts);
    }

    /** Of the plans that do not add, which no line belongs to twice. */
    public BigDecimal base() {
        return Sums.of(plans.stream().filter(one -> !one.plan().adds()).toList(), PlanCommission::base);
    }

    /** What the reps get together, without overlays. */
    public BigDecimal ofReps() {
        return Sums.of(plans, PlanCommission::amount);
    }

    public BigDecimal total() {
        return ofReps().add(Sums.of(overlays, Amount::amount));
    }

    /** The credited in their order, then the overlays; together the total. */
    public List<Amount> split(List<Credit> credits) {
        List<Amount> split = new ArrayList<>();
        for (Credit credit : credits) {
            split.add(new Amount(credit.rep(), of(credit.rep())));
        }
        split.addAll(overlays);
        return List.copyOf(split);
    }

    private BigDecimal of(String rep) {
        return Sums.of(
                plans.stream()
                        .flatMap(plan -> plan.people().stream())
                        .filter(part -> part.person().equals(rep))
                        .toList(),
                PlanCommission.Part::amount);
    }
}

package org.dealdesk.guardrail.commission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.money.Split;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionPlan.Tier;

/**
 * What one plan pays for a deal.
 *
 * @param base what counts of its lines, in minor units
 * @param lines the numbers of its lines
 * @param people in the order of the credits
 */
public record PlanCommission(
        CommissionPlan plan, BigDecimal base, MarginGate gate, List<Integer> lines, List<Part> people) {

    /**
     * One credited person's part.
     *
     * @param share of the base, exact; 0 where the gate was not passed
     * @param attainment what the person had won before; null where the plan has no tiers
     * @param amount in minor units
     */
    public record Part(String person, BigDecimal share, BigDecimal attainment, BigDecimal amount) {}

    static PlanCommission of(
            CommissionPlan plan, List<CommissionLine> lines, MarginGate gate, CommissionContext context) {
        BigDecimal zero = Rounding.toMinorUnits(BigDecimal.ZERO, context.currency());
        BigDecimal base = zero.add(Sums.of(lines, line -> line.counted(plan.base())));
        List<Credit> credits = context.credits();
        List<BigDecimal> shares = new ArrayList<>();
        List<BigDecimal> attained = new ArrayList<>();
        for (Credit credit : credits) {
            boolean passed = gate == MarginGate.PASSED;
            shares.add(passed ? base.multiply(credit.percent()).movePointLeft(2) : zero);
            attained.add(plan.pay().isTiered() ? context.inputs().attainment(credit.rep(), plan.id()) : null);
        }
        List<BigDecimal> amounts = amounts(plan, gate == MarginGate.PASSED ? base : zero, shares, attained, context);
        List<Part> people = IntStream.range(0, credits.size())
                .mapToObj(index -> new Part(
                        credits.get(index).rep(),
                        shares.get(index),
                        attained.get(index),
                        capped(amounts.get(index), plan.pay().cap())))
                .toList();
        return new PlanCommission(
                plan, base, gate, lines.stream().map(CommissionLine::number).toList(), people);
    }

    private static List<BigDecimal> amounts(
            CommissionPlan plan,
            BigDecimal base,
            List<BigDecimal> shares,
            List<BigDecimal> attained,
            CommissionContext context) {
        Currency currency = context.currency();
        if (plan.pay().isTiered()) {
            return IntStream.range(0, shares.size())
                    .mapToObj(index -> tiered(plan.pay().tiers(), attained.get(index), shares.get(index)))
                    .map(exact -> Rounding.toMinorUnits(exact, currency))
                    .toList();
        }
        BigDecimal total =
                Rounding.toMinorUnits(base.multiply(plan.pay().rate()).movePointLeft(2), currency);
        return Split.byLargestRemainder(
                total, context.credits().stream().map(Credit::percent).toList(), currency);
    }

    /** Σ over the tiers of (the part from {@code attained} to {@code attained + share} that lies in the tier) × rate / 100. */
    static BigDecimal tiered(List<Tier> tiers, BigDecimal attained, BigDecimal share) {
        BigDecimal end = attained.add(share);
        BigDecimal exact = BigDecimal.ZERO;
        for (int index = 0; index < tiers.size(); index++) {
            BigDecimal from = tiers.get(index).above().max(attained);
            BigDecimal to =
                    index + 1 < tiers.size() ? tiers.get(index + 1).above().min(end) : end;
            if (to.compareTo(from) > 0) {
                exact = exact.add(to.subtract(from).multiply(tiers.get(index).rate()));
            }
        }
        return exact.movePointLeft(2);
    }

    private static BigDecimal capped(BigDecimal amount, BigDecimal cap) {
        return cap == null ? amount : amount.min(cap.setScale(amount.scale()));
    }

    /** Whether an amount is due before it is rounded. */
    public boolean owes() {
        return people.stream().anyMatch(part -> exact(part).signum() > 0);
    }

    private BigDecimal exact(Part part) {
        return plan.pay().isTiered()
                ? tiered(plan.pay().tiers(), part.attainment(), part.share())
                : part.share().multiply(plan.pay().rate());
    }

    public String id() {
        return plan.id();
    }

    public BigDecimal amount() {
        return Sums.of(people, Part::amount);
    }
}

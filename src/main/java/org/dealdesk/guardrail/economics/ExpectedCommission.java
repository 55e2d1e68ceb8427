package org.dealdesk.guardrail.economics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.guardrail.commission.CommissionContext;
import org.dealdesk.guardrail.commission.CommissionLine;
import org.dealdesk.guardrail.commission.DealCommission;
import org.dealdesk.guardrail.commission.MarginGate;
import org.dealdesk.guardrail.commission.PlanCommission;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.Policy;

/**
 * What a deal will pay its reps once it is approved.
 *
 * @param base of the plans that a line belongs to first, in {@code currency}
 * @param rate percent of the base in the flat form; null where plans are listed
 * @param amount what is due, in minor units
 * @param nothingDue why the amount is 0; null where it is not
 * @param split the amount shared out: the credited in their order, then the overlays
 * @param byPlan what each plan pays, and each overlay
 */
public record ExpectedCommission(
        BigDecimal base,
        BigDecimal rate,
        BigDecimal amount,
        Currency currency,
        NothingDue nothingDue,
        List<Share> split,
        DealCommission byPlan) {

    /** Why a deal pays no commission. */
    public enum NothingDue {
        NO_LINE_EARNS,
        NO_ONE_TIME_LINES,
        MARGIN_UNDEFINED,
        MARGIN_BELOW_GATE,
        NO_BASE,
        ROUNDED_TO_ZERO
    }

    /** One rep's part. */
    public record Share(String rep, BigDecimal amount) {}

    /** By the inputs that go with the deal. */
    public static ExpectedCommission of(PricedDeal deal) {
        Policy policy = deal.policy();
        Currency currency = policy.currency();
        List<Credit> credits = deal.proposal().credits();
        List<CommissionLine> lines =
                deal.lines().stream().map(line -> line.forCommission(policy)).toList();
        DealCommission due = DealCommission.of(
                lines,
                new CommissionContext(
                        policy.commission(),
                        currency,
                        credits,
                        deal.proposal().customer().segment(),
                        deal.commissionInputs()));
        BigDecimal amount = Rounding.toMinorUnits(due.total(), currency);
        return new ExpectedCommission(
                Rounding.toMinorUnits(due.base(), currency),
                policy.commission().rate(),
                amount,
                currency,
                amount.signum() > 0 ? null : reason(due.plans()),
                due.split(credits).stream()
                        .map(part -> new Share(part.person(), Rounding.toMinorUnits(part.amount(), currency)))
                        .toList(),
                due);
    }

    /** The credited people, in their order. */
    public List<String> credited() {
        return split.stream()
                .map(Share::rep)
                .limit(split.size() - byPlan.overlays().size())
                .toList();
    }

    /** All who get an amount, the credited ones also where theirs is 0. */
    public Set<String> people() {
        return split.stream().map(Share::rep).collect(Collectors.toSet());
    }

    private static NothingDue reason(List<PlanCommission> plans) {
        if (plans.isEmpty()) {
            return NothingDue.NO_LINE_EARNS;
        }
        if (plans.stream().anyMatch(PlanCommission::owes)) {
            return NothingDue.ROUNDED_TO_ZERO;
        }
        boolean passed = plans.stream().anyMatch(plan -> plan.gate() == MarginGate.PASSED);
        return passed ? NothingDue.NO_BASE : stopped(plans.get(0).gate());
    }

    private static NothingDue stopped(MarginGate gate) {
        return switch (gate) {
            case ABSENT -> NothingDue.NO_ONE_TIME_LINES;
            case UNDEFINED -> NothingDue.MARGIN_UNDEFINED;
            case BELOW -> NothingDue.MARGIN_BELOW_GATE;
            case PASSED -> throw new IllegalStateException("the gate was passed");
        };
    }
}

package org.dealdesk.commission.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.guardrail.commission.DealCommission;
import org.dealdesk.guardrail.commission.PlanCommission;
import org.dealdesk.policy.CommissionPlan;

/** The legs of each kind of transaction. They sum to zero, and legs of 0 are left out. */
public final class Postings {

    private Postings() {}

    /** What each person gets under each plan, and of overlays; an amount of 0 included. */
    public static Map<PersonPlan, BigDecimal> amounts(DealCommission commission) {
        Map<PersonPlan, BigDecimal> amounts = new LinkedHashMap<>();
        for (PlanCommission plan : commission.plans()) {
            plan.people().forEach(part -> amounts.put(new PersonPlan(part.person(), plan.id()), part.amount()));
        }
        commission
                .overlays()
                .forEach(part -> amounts.put(new PersonPlan(part.person(), CommissionPlan.OVERLAY), part.amount()));
        return amounts;
    }

    public static List<Rating> ratings(DealCommission commission) {
        List<Rating> ratings = new ArrayList<>();
        for (PlanCommission plan : commission.plans()) {
            plan.people()
                    .forEach(part -> ratings.add(
                            new Rating(new PersonPlan(part.person(), plan.id()), part.share(), part.attainment())));
        }
        return ratings;
    }

    /**
     * A deal is approved: EXPENSE −a, ACCRUED +a. Where no amount is due, one pair of 0 for each credited rep.
     *
     * @param reps the credited, in their order
     */
    public static List<Leg> accrual(DealCommission commission, List<String> reps) {
        List<Leg> legs = between(amounts(commission), Account.ACCRUED, 1);
        if (!legs.isEmpty()) {
            return legs;
        }
        List<Leg> pairs = new ArrayList<>();
        for (String rep : reps) {
            pairs.add(Leg.expense(null, BigDecimal.ZERO));
            pairs.add(new Leg(Account.ACCRUED, rep, null, BigDecimal.ZERO));
        }
        return List.copyOf(pairs);
    }

    /** An approved deal is not won: EXPENSE +a, ACCRUED −a. */
    public static List<Leg> reversal(List<Leg> accrual) {
        return between(Amounts.on(Account.ACCRUED, accrual), Account.ACCRUED, -1);
    }

    /**
     * A deal is won: ACCRUED −a, EARNED +b, EXPENSE a − b.
     *
     * @param again what is due by the attainments of this moment
     */
    public static List<Leg> earning(List<Leg> accrual, DealCommission again) {
        Map<PersonPlan, BigDecimal> accrued = Amounts.on(Account.ACCRUED, accrual);
        Map<PersonPlan, BigDecimal> earned = amounts(again);
        Set<PersonPlan> all = new LinkedHashSet<>(accrued.keySet());
        all.addAll(earned.keySet());
        List<Leg> legs = new ArrayList<>();
        Map<String, BigDecimal> expense = new LinkedHashMap<>();
        for (PersonPlan of : all) {
            BigDecimal before = accrued.getOrDefault(of, BigDecimal.ZERO);
            BigDecimal now = earned.getOrDefault(of, BigDecimal.ZERO);
            legs.add(new Leg(Account.ACCRUED, of.person(), of.plan(), before.negate()));
            legs.add(new Leg(Account.EARNED, of.person(), of.plan(), now));
            expense.merge(of.plan() == null ? "" : of.plan(), before.subtract(now), BigDecimal::add);
        }
        expense.forEach((plan, amount) -> legs.add(Leg.expense(plan.isEmpty() ? null : plan, amount)));
        return legs.stream().filter(leg -> !leg.isZero()).toList();
    }

    /** What stands above its target is taken back: EARNED −c, EXPENSE +c. */
    public static List<Leg> clawback(Map<PersonPlan, BigDecimal> standing, Map<PersonPlan, BigDecimal> targets) {
        return between(above(standing, targets), Account.EARNED, -1);
    }

    /** What stands below its target is given back: EARNED +c, EXPENSE −c. */
    public static List<Leg> restoration(Map<PersonPlan, BigDecimal> standing, Map<PersonPlan, BigDecimal> targets) {
        return between(above(targets, standing), Account.EARNED, 1);
    }

    /** Finance corrects: EXPENSE −x, EARNED +x; x may be negative. */
    public static List<Leg> adjustment(String person, BigDecimal amount) {
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("an adjustment is not 0");
        }
        return List.of(Leg.expense(null, amount.negate()), new Leg(Account.EARNED, person, null, amount));
    }

    /** A batch is paid: EARNED −p, PAID +p for each person. */
    public static List<Leg> payout(Map<String, BigDecimal> lines) {
        List<Leg> legs = new ArrayList<>();
        lines.forEach((person, amount) -> legs.addAll(paid(person, amount)));
        return List.copyOf(legs);
    }

    /** A payment came back: PAID −p, EARNED +p. */
    public static List<Leg> returned(String person, BigDecimal amount) {
        return paid(person, amount.negate());
    }

    private static List<Leg> paid(String person, BigDecimal amount) {
        return List.of(
                new Leg(Account.EARNED, person, null, amount.negate()), new Leg(Account.PAID, person, null, amount));
    }

    /** By how much each amount is above the other, where it is. */
    private static Map<PersonPlan, BigDecimal> above(
            Map<PersonPlan, BigDecimal> amounts, Map<PersonPlan, BigDecimal> others) {
        Map<PersonPlan, BigDecimal> above = new LinkedHashMap<>();
        amounts.forEach((of, amount) -> {
            BigDecimal more = amount.subtract(others.getOrDefault(of, BigDecimal.ZERO));
            if (more.signum() > 0) {
                above.put(of, more);
            }
        });
        return above;
    }

    /** An account of people against the expense, which has one leg for each plan. */
    private static List<Leg> between(Map<PersonPlan, BigDecimal> amounts, Account account, int sign) {
        List<Leg> legs = new ArrayList<>();
        Map<String, BigDecimal> expense = new LinkedHashMap<>();
        amounts.forEach((of, amount) -> {
            if (amount.signum() != 0) {
                BigDecimal signed = sign < 0 ? amount.negate() : amount;
                legs.add(new Leg(account, of.person(), of.plan(), signed));
                expense.merge(of.plan(), signed.negate(), BigDecimal::add);
            }
        });
        expense.forEach((plan, amount) -> legs.add(Leg.expense(plan, amount)));
        return List.copyOf(legs);
    }
}

package org.dealdesk.commission.clawback;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.PersonPlan;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.money.Split;
import org.dealdesk.policy.CommissionPlan;

/**
 * A won deal and its credit notes.
 *
 * @param nets of the won revision by line number, in {@code currency}
 * @param currency the deal's
 * @param planLines the numbers of each plan's lines
 * @param overlays the percent of each overlay that was earned, by person
 */
public record CreditedDeal(
        Map<Integer, BigDecimal> nets,
        Currency currency,
        Map<String, List<Integer>> planLines,
        Map<String, BigDecimal> overlays,
        List<CreditNote> notes) {

    public CreditedDeal {
        nets = new TreeMap<>(nets);
        notes = List.copyOf(notes);
    }

    /**
     * A won revision.
     *
     * @param won priced under its policy, with the inputs that are stored with it
     */
    public static CreditedDeal of(PricedDeal won, List<CreditNote> notes) {
        Map<Integer, BigDecimal> nets = new TreeMap<>();
        won.lines().forEach(line -> nets.put(line.number(), won.dealNet(line)));
        Map<String, List<Integer>> planLines = new LinkedHashMap<>();
        ExpectedCommission.of(won).byPlan().plans().forEach(plan -> planLines.put(plan.id(), plan.lines()));
        Map<String, BigDecimal> overlays = new LinkedHashMap<>();
        won.policy().commission().overlays().forEach(overlay -> overlays.put(overlay.person(), overlay.percent()));
        return new CreditedDeal(nets, won.currency().currency(), planLines, overlays, notes);
    }

    public CreditedDeal with(List<CreditNote> others) {
        return new CreditedDeal(nets, currency, planLines, overlays, others);
    }

    /** What is left of each line's net after all notes that stand, counting or not, by line number. */
    public Map<Integer, BigDecimal> left() {
        Map<Integer, BigDecimal> left = new TreeMap<>();
        nets.forEach((line, net) -> left.put(line, net.subtract(credited(line, standing()))));
        return left;
    }

    /**
     * An amount over the lines in proportion to what is left of them, by largest remainder.
     *
     * @param amount above 0 and at most what is left
     * @return the lines that get a part of it
     */
    public Map<Integer, BigDecimal> spread(BigDecimal amount) {
        Map<Integer, BigDecimal> open = new TreeMap<>(left());
        open.values().removeIf(left -> left.signum() == 0);
        List<BigDecimal> parts = Split.byLargestRemainder(amount, List.copyOf(open.values()), currency);
        Map<Integer, BigDecimal> spread = new TreeMap<>();
        int index = 0;
        for (Integer line : open.keySet()) {
            BigDecimal part = parts.get(index++);
            if (part.signum() > 0) {
                spread.put(line, part);
            }
        }
        return spread;
    }

    /** Whether a line would be credited beyond its net. */
    public boolean exceeds(Map<Integer, BigDecimal> lines) {
        Map<Integer, BigDecimal> left = left();
        return lines.entrySet().stream()
                .anyMatch(line -> line.getValue().compareTo(left.getOrDefault(line.getKey(), BigDecimal.ZERO)) > 0);
    }

    /**
     * What may stand of every leg of an earning: round(earned × (1 − f)) with f the credited part of the net of the plan's lines; of
     * an overlay, its percent of what may stand of all reps.
     *
     * @param earned by person and plan, in minor units of {@code in}, the policy's currency
     */
    public Map<PersonPlan, BigDecimal> targets(Map<PersonPlan, BigDecimal> earned, Currency in) {
        Map<PersonPlan, BigDecimal> targets = new LinkedHashMap<>();
        earned.forEach((of, amount) -> {
            if (!of.plan().equals(CommissionPlan.OVERLAY)) {
                targets.put(of, kept(of.plan(), amount, in));
            }
        });
        BigDecimal ofReps = Amounts.sum(targets.values().stream());
        for (PersonPlan of : earned.keySet()) {
            if (of.plan().equals(CommissionPlan.OVERLAY)) {
                BigDecimal exact = ofReps.multiply(overlays.get(of.person())).movePointLeft(2);
                targets.put(of, Rounding.toMinorUnits(exact, in));
            }
        }
        return targets;
    }

    private BigDecimal kept(String plan, BigDecimal amount, Currency in) {
        List<Integer> lines = planLines.get(plan);
        BigDecimal net = Amounts.sum(lines.stream().map(nets::get));
        if (net.signum() == 0) {
            return amount;
        }
        List<CreditNote> counting = standing().filter(CreditNote::counts).toList();
        BigDecimal credited = Amounts.sum(lines.stream().map(line -> credited(line, counting.stream())));
        return Rounding.toMinorUnits(amount.multiply(net.subtract(credited)), net, in);
    }

    private Stream<CreditNote> standing() {
        return notes.stream().filter(note -> !note.voided());
    }

    private static BigDecimal credited(int line, Stream<CreditNote> notes) {
        return Amounts.sum(notes.map(note -> note.of(line)));
    }
}

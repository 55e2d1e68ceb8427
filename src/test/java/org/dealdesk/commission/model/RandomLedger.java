package org.dealdesk.commission.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dealdesk.commission.clawback.CreditNote;
import org.dealdesk.commission.clawback.CreditedDeal;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.DealAmounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.PersonPlan;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.ledger.Rating;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.ledger.WonShares;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.guardrail.commission.CommissionContext;
import org.dealdesk.guardrail.commission.CommissionInputs;
import org.dealdesk.guardrail.commission.CommissionLine;
import org.dealdesk.guardrail.commission.DealCommission;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.CommissionRules;
import org.dealdesk.policy.CommissionRules.Overlay;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.Seeded;

/** A ledger of random deals: approved, won or lost, credited and voided, with adjustments between them. */
final class RandomLedger {

    static final Currency USD = Currency.of("USD");

    /** Every kind of plan, and two overlays. */
    static final Policy POLICY = Deals.policyWith("rate: 2\n  kinds: [TIME_AND_MATERIALS, FIXED_FEE]", """
            plans:
                - {id: advice, kinds: [TIME_AND_MATERIALS], tiers: [{above: 0, rate: 0}, {above: 20000, rate: 1.25}, {above: 90000, rate: 3}], cap: 700}
                - {id: services, kinds: [FIXED_FEE], rate: 2, marginGate: 10}
                - {id: subscriptions, kinds: [SUBSCRIPTION], base: ANNUAL, rate: 1}
                - {id: extra, skus: [PS-CONSULT-HR, SUB-HIGH], rate: 0.333333, adds: true}
              overlays: [{person: lead, percent: 10}, {person: rep2, percent: 3.5}]
            """.strip());

    private static final List<String> REPS = List.of("rep", "rep2", "rep3");

    final List<Transaction> all = new ArrayList<>();
    final Map<String, CreditedDeal> won = new TreeMap<>();
    private final Seeded seeded;
    private LocalDate today = LocalDate.of(2026, 1, 1);

    RandomLedger(Seeded seeded) {
        this.seeded = seeded;
        int deals = seeded.between(1, 8);
        for (int number = 1; number <= deals; number++) {
            deal("D" + number);
        }
    }

    private static CommissionContext context(List<Credit> credits, CommissionInputs inputs) {
        return new CommissionContext(rules(), USD, credits, "CORE", inputs);
    }

    private static CommissionRules rules() {
        return POLICY.commission();
    }

    /** Percentages that are not round. */
    private static List<Credit> credits(Seeded seeded) {
        int first = seeded.between(1, 9998);
        int second = seeded.between(1, 9999 - first);
        return switch (seeded.between(1, 3)) {
            case 1 -> List.of(new Credit("rep", BigDecimal.valueOf(100)));
            case 2 -> List.of(credit("rep", first), credit("rep2", 10000 - first));
            default -> List.of(credit("rep", first), credit("rep3", second), credit("rep2", 10000 - first - second));
        };
    }

    private static Credit credit(String rep, int hundredths) {
        return new Credit(rep, BigDecimal.valueOf(hundredths, 2));
    }

    private void deal(String number) {
        List<Credit> credits = credits(seeded);
        List<CommissionLine> lines = new ArrayList<>();
        List<Sku> skus = List.copyOf(POLICY.priceBook().values());
        int count = seeded.between(1, 4);
        for (int line = 1; line <= count; line++) {
            BigDecimal net = seeded.decimal(60000, 2);
            lines.add(new CommissionLine(line, seeded.oneOf(skus), net, net, seeded.decimal(40000, 2)));
        }
        DealCommission due = DealCommission.of(lines, context(credits, inputs(credits)));
        Cause cause = new Cause.OfDeal(number, 1, POLICY.version());
        List<String> reps = credits.stream().map(Credit::rep).toList();
        post(TransactionType.ACCRUAL, cause, Postings.accrual(due, reps), Postings.ratings(due));
        List<Leg> accrual = all.get(all.size() - 1).legs();
        if (seeded.chance(20)) {
            post(TransactionType.REVERSAL, cause, Postings.reversal(accrual), List.of());
            return;
        }
        if (seeded.chance(30)) {
            adjust();
        }
        DealCommission again = DealCommission.of(lines, context(credits, inputs(credits)));
        post(TransactionType.EARNING, cause, Postings.earning(accrual, again), Postings.ratings(again));
        won.put(number, credited(lines, again));
        int notes = seeded.between(0, 3);
        for (int note = 1; note <= notes; note++) {
            credit(number, cause, "N" + note);
        }
    }

    private CommissionInputs inputs(List<Credit> credits) {
        List<CommissionInputs.Attained> attained = credits.stream()
                .map(credit -> new CommissionInputs.Attained(
                        "advice", credit.rep(), WonShares.on(today, 1, all).of(credit.rep(), "advice")))
                .toList();
        return new CommissionInputs(today, Set.of("lead", "rep2"), attained);
    }

    private static CreditedDeal credited(List<CommissionLine> lines, DealCommission commission) {
        Map<Integer, BigDecimal> nets = new TreeMap<>();
        lines.forEach(line -> nets.put(line.number(), line.net()));
        Map<String, List<Integer>> planLines = new LinkedHashMap<>();
        commission.plans().forEach(plan -> planLines.put(plan.id(), plan.lines()));
        Map<String, BigDecimal> overlays = new LinkedHashMap<>();
        for (Overlay overlay : rules().overlays()) {
            overlays.put(overlay.person(), overlay.percent());
        }
        return new CreditedDeal(nets, USD, planLines, overlays, List.of());
    }

    private void credit(String number, Cause cause, String id) {
        CreditedDeal deal = won.get(number);
        BigDecimal left = deal.left().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal amount = left.min(seeded.decimal(60000, 2));
        if (amount.signum() == 0) {
            return;
        }
        List<CreditNote> notes = new ArrayList<>(deal.notes());
        notes.add(new CreditNote(id, deal.spread(amount), seeded.chance(80), false));
        settle(number, deal.with(notes), cause, TransactionType.CLAWBACK);
        if (seeded.chance(40)) {
            int which = seeded.between(0, notes.size() - 1);
            notes.set(which, notes.get(which).asVoided());
            settle(number, deal.with(notes), cause, TransactionType.RESTORATION);
        }
    }

    private void settle(String number, CreditedDeal deal, Cause cause, TransactionType type) {
        won.put(number, deal);
        DealAmounts amounts = DealAmounts.of(number, all);
        Map<PersonPlan, BigDecimal> targets = deal.targets(amounts.earnedByPlan(), USD);
        Map<PersonPlan, BigDecimal> standing = amounts.standingByPlan();
        List<Leg> legs = type == TransactionType.CLAWBACK
                ? Postings.clawback(standing, targets)
                : Postings.restoration(standing, targets);
        if (!legs.isEmpty()) {
            post(type, cause, legs, List.of());
        }
    }

    private void adjust() {
        BigDecimal amount = seeded.decimal(200, 2).subtract(BigDecimal.valueOf(100));
        if (amount.signum() != 0) {
            post(
                    TransactionType.ADJUSTMENT,
                    new Cause.OfAdjustment("A", null),
                    Postings.adjustment(seeded.oneOf(REPS), amount),
                    List.of());
        }
    }

    void post(TransactionType type, Cause cause, List<Leg> legs, List<Rating> ratings) {
        today = today.plusDays(seeded.between(0, 12));
        all.add(new Transaction(all.size() + 1L, type, cause, today, legs, ratings, null));
    }
}

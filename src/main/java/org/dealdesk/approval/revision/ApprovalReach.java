package org.dealdesk.approval.revision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.commission.CommissionInputs;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.gate.Envelope;
import org.dealdesk.policy.ApprovalFunction;

/**
 * How far an approval reaches: the next revision held against the one that it was given for. It covers the same customer, currency
 * and credits, everything that its function was asked about being no worse, the money within bounds, and no other subject where the
 * function was asked about the deal as a whole.
 *
 * @param objections what has changed and may not
 * @param compared what the function was asked about, then and now
 * @param money TCV and commission, then and now
 */
public record ApprovalReach(List<String> objections, List<Envelope.Compared> compared, List<Growth> money) {

    /** One revision and what the rules say of it. */
    public record Assessed(PricedDeal deal, Assessment assessment) {}

    /** Both under policies that decide alike. */
    public static ApprovalReach of(Assessed approved, Assessed next, ApprovalFunction function) {
        List<String> objections = new ArrayList<>();
        sameDeal(approved.deal().proposal(), next.deal().proposal(), objections);
        Envelope envelope = Envelope.of(approved.assessment(), function);
        if (envelope.askedAboutAll()) {
            objections.addAll(DealSubject.of(next.deal()).newSince(DealSubject.of(approved.deal())));
        }
        return new ApprovalReach(
                objections,
                envelope.compare(next.assessment()),
                Growth.between(
                        approved.assessment().economics(),
                        next.assessment().economics(),
                        commission(next.deal(), approved.deal()),
                        next.deal().policy().approval().envelope().maxGrowthPct()));
    }

    /** With what people had won when the other revision was submitted. */
    private static BigDecimal commission(PricedDeal deal, PricedDeal approved) {
        CommissionInputs then = deal.commissionInputs().withAttainments(approved.commissionInputs()::attainment);
        return ExpectedCommission.of(deal.withCommissionInputs(then)).amount();
    }

    public boolean holds() {
        return objections.isEmpty()
                && compared.stream().allMatch(Envelope.Compared::holds)
                && money.stream().allMatch(Growth::holds);
    }

    private static void sameDeal(Proposal approved, Proposal next, List<String> objections) {
        if (!approved.customer().id().equals(next.customer().id())) {
            objections.add("the customer has changed");
        }
        if (!approved.currency().equals(next.currency())) {
            objections.add("the currency has changed");
        }
        if (!credits(approved).equals(credits(next))) {
            objections.add("the credits have changed");
        }
    }

    private static Map<String, String> credits(Proposal proposal) {
        Map<String, String> credits = new HashMap<>();
        proposal.credits()
                .forEach(credit -> credits.put(
                        credit.rep(), credit.percent().stripTrailingZeros().toPlainString()));
        return credits;
    }
}

package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dealdesk.approval.revision.ApprovalReach.Assessed;
import org.dealdesk.deal.DealLine;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.gate.Envelope;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far an approval reaches: the money, the subject, and the property that the specification states. */
class ApprovalReachTests {

    private static final String LINE = "{\"sku\": \"%s\", \"quantity\": %s, \"unitPrice\": %s, \"validityMonths\": 12}";

    /** 200 hours at 240 come to 48,000.00 and a commission of 960.00, asked by the discount. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10    | 200    | 240 | true
            10    | 220    | 240 | true
            10    | 220.01 | 240 | false
            10    | 1      | 240 | true
            10    | 1000   | 240 | false
            0     | 200    | 240 | true
            0     | 200.01 | 240 | false
            12.5  | 225    | 240 | true
            12.5  | 225.01 | 240 | false
            1000  | 2200   | 240 | true
            1000  | 2201   | 240 | false
            """)
    void boundsTheMoneyInclusively(String maxGrowth, String quantity, String price, boolean holds) {
        Policy policy = Deals.policyWith("justification: OPTIONAL", "envelope: {maxGrowthPct: " + maxGrowth + "}");
        Assessed approved = usd(policy, LINE.formatted("PS-CONSULT-HR", "200", "240"));
        Assessed next = usd(policy, LINE.formatted("PS-CONSULT-HR", quantity, price));

        assertThat(ApprovalReach.of(approved, next, ApprovalFunction.SALES_OPS).holds())
                .isEqualTo(holds);
    }

    @Test
    void isTenPercentUnlessThePolicySaysOtherwise() {
        assertThat(Deals.POLICY.approval().envelope().maxGrowthPct()).isEqualByComparingTo("10");
        assertThat(Deals.policyWith("justification: OPTIONAL", "envelope: {}")
                        .approval()
                        .envelope()
                        .maxGrowthPct())
                .isEqualByComparingTo("10");
    }

    /** Below the margin gate nothing accrues; what was approved with no commission covers none. */
    @Test
    void boundsTheCommissionToo() {
        Policy policy = Deals.policyWith("marginGate: 0", "marginGate: 55");
        Assessed approved = usd(policy, LINE.formatted("PS-CONSULT-HR", "200", "240"));
        Assessed next = usd(policy, LINE.formatted("PS-CONSULT-HR", "200", "260"));

        ApprovalReach reach = ApprovalReach.of(approved, next, ApprovalFunction.SALES_OPS);
        assertThat(reach.money())
                .extracting(
                        growth -> growth.figure() + " " + growth.approved() + " " + growth.now() + " " + growth.holds())
                .containsExactly("TCV 48000.00 52000.00 true", "COMMISSION 0.00 1040.00 false");
        assertThat(reach.compared()).allMatch(Envelope.Compared::holds);
        assertThat(reach.holds()).isFalse();
    }

    /** At list price Sales Ops is asked by routing alone; at 240 by the discount. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            275 | PS-CONSULT-HR | 2026-12-01 | -
            275 | PS-CONSULT-HR | 2030-01-01 | the start on 2030-01-01 is new
            275 | PS-CONSULT-HR | 2026-11-30 | the start on 2026-11-30 is new
            275 | PS-ARCH-HR    | 2026-12-01 | the SKU PS-ARCH-HR is new, the role ARCHITECT is new
            240 | PS-CONSULT-HR | 2030-01-01 | -
            240 | PS-ARCH-HR    | 2030-01-01 | -
            """)
    void boundsTheSubjectWhereTheFunctionWasAskedAboutTheDealAsAWhole(
            String price, String sku, LocalDate start, String objections) {
        Assessed approved = usd(Deals.POLICY, LINE.formatted("PS-CONSULT-HR", "200", price));
        String nextPrice = sku.equals("PS-ARCH-HR") ? (price.equals("275") ? "340" : "300") : price;
        String quantity = sku.equals("PS-ARCH-HR") ? "150" : "200";
        Proposal next = Deals.usd(LINE.formatted(sku, quantity, nextPrice));

        assertThat(String.join(
                        ", ",
                        ApprovalReach.of(
                                        approved,
                                        assessed(started(next, start), Deals.POLICY),
                                        ApprovalFunction.SALES_OPS)
                                .objections()))
                .isEqualTo(objections == null ? "" : objections);
    }

    /** Credits are the same where the same reps get the same shares, in whatever order and notation. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            "currency": "USD" | C-1 | {"rep": "kim", "percent": 40}, {"rep": "rep", "percent": 60}   | -
            "currency": "USD" | C-1 | {"rep": "rep", "percent": 60.0}, {"rep": "kim", "percent": 40} | -
            "currency": "USD" | C-1 | {"rep": "kim", "percent": 41}, {"rep": "rep", "percent": 59}   | the credits have changed
            "currency": "USD" | C-1 | {"rep": "tom", "percent": 40}, {"rep": "rep", "percent": 60}   | the credits have changed
            "currency": "USD" | C-2 | {"rep": "kim", "percent": 40}, {"rep": "rep", "percent": 60}   | the customer has changed
            "currency": "EUR" | C-1 | {"rep": "kim", "percent": 40}, {"rep": "rep", "percent": 60}   | the currency has changed
            """)
    void coversTheSameCustomerCurrencyAndCredits(String currency, String customer, String credits, String objection) {
        Assessed approved = assessed(
                credited(
                        "C-1",
                        "\"currency\": \"USD\"",
                        "{\"rep\": \"kim\", \"percent\": 40}, {\"rep\": \"rep\", \"percent\": 60}"),
                Deals.POLICY);
        ApprovalReach reach = ApprovalReach.of(
                approved, assessed(credited(customer, currency, credits), Deals.POLICY), ApprovalFunction.SALES_OPS);

        assertThat(reach.objections()).isEqualTo(objection == null ? List.of() : List.of(objection));
        if (objection != null) {
            assertThat(reach.holds()).isFalse();
        }
    }

    private static Proposal credited(String customer, String currency, String credits) {
        ObjectNode json = ProposalJson.write(Deals.deal(
                currency + ", \"credits\": [" + credits + "]", LINE.formatted("PS-CONSULT-HR", "200", "240")));
        ((ObjectNode) json.required("customer")).put("id", customer);
        return ProposalJson.read(json);
    }

    /** The property: no worse in every measure, no added term, growth within the bounds. */
    @Test
    void coversWhatIsNoWorseAddsNoTermAndGrowsWithinTheBounds() {
        // Without a measure of size, growth by itself is no worse.
        Policy policy = Deals.policyWith("id: tcv-size", "id: tcv-size\n    minTcv: 999999999999");
        Seeded.Tries tries = Seeded.check(4_000, seeded -> {
            Proposal before = RandomDeals.any(seeded, policy);
            Assessed approved = assessed(before, policy);
            Assessed next = assessed(scaled(before, seeded), policy);
            seeded.require(isNoWorse(approved.assessment(), next.assessment()) && isWithinBounds(approved, next));
            for (ApprovalFunction function : approved.assessment().requiredApprovals()) {
                assertThat(ApprovalReach.of(approved, next, function).holds()).isTrue();
            }
        });
        assertThat(tries.usable()).isGreaterThan(tries.made() / 40);
    }

    @Test
    void neverCoversWhatGrowsBeyondTheBounds() {
        Seeded.Tries tries = Seeded.check(4_000, seeded -> {
            Proposal before = RandomDeals.any(seeded, Deals.POLICY);
            Assessed approved = assessed(before, Deals.POLICY);
            Assessed next = assessed(scaled(before, seeded), Deals.POLICY);
            seeded.require(!isWithinBounds(approved, next));
            for (ApprovalFunction function : approved.assessment().requiredApprovals()) {
                assertThat(ApprovalReach.of(approved, next, function).holds()).isFalse();
            }
        });
        assertThat(tries.usable()).isGreaterThan(tries.made() / 40);
    }

    private static boolean isWithinBounds(Assessed approved, Assessed next) {
        Economics then = approved.assessment().economics();
        Economics now = next.assessment().economics();
        BigDecimal most = new BigDecimal("1.1");
        return now.tcv().compareTo(then.tcv().multiply(most)) <= 0
                && now.commission()
                                .amount()
                                .compareTo(then.commission().amount().multiply(most))
                        <= 0;
    }

    private static boolean isNoWorse(Assessment approved, Assessment next) {
        Map<String, Finding> before = approved.worst();
        for (Finding now : next.worst().values()) {
            Finding then = before.get(now.guardrail());
            if (now.rule() == null || then == null) {
                if (then == null && (now.rule() == null || now.tier() > 0)) {
                    return false;
                }
            } else if (now.figure().worseThan(then.figure(), now.rule().direction())) {
                return false;
            }
        }
        return true;
    }

    /** More or less of everything, at other prices. */
    private static Proposal scaled(Proposal before, Seeded seeded) {
        int quantity = seeded.between(90, 115);
        int price = seeded.between(98, 106);
        return withLines(
                before,
                line -> new DealLine(
                        line.sku(),
                        percent(line.quantity(), quantity, 2),
                        line.unitPrice() == null ? null : percent(line.unitPrice(), price, 6),
                        line.termMonths(),
                        efforts(line, quantity),
                        line.carvedIn(),
                        line.validityMonths()));
    }

    private static List<DealLine.Effort> efforts(DealLine line, int percent) {
        if (line.effort() == null) {
            return null;
        }
        List<DealLine.Effort> efforts = new ArrayList<>();
        line.effort()
                .forEach(
                        effort -> efforts.add(new DealLine.Effort(effort.role(), percent(effort.hours(), percent, 2))));
        return efforts;
    }

    private static BigDecimal percent(BigDecimal value, int percent, int decimals) {
        return value.multiply(BigDecimal.valueOf(percent))
                .movePointLeft(2)
                .setScale(decimals, java.math.RoundingMode.UP);
    }

    private static Proposal withLines(Proposal before, UnaryOperator<DealLine> change) {
        return copy(
                before, before.startDate(), before.lines().stream().map(change).toList());
    }

    private static Proposal started(Proposal before, LocalDate start) {
        return copy(before, start, before.lines());
    }

    private static Proposal copy(Proposal before, LocalDate start, List<DealLine> lines) {
        return new Proposal(
                before.externalRef(),
                before.name(),
                before.justification(),
                before.links(),
                before.customer(),
                before.region(),
                before.currency(),
                start,
                before.paymentTermsDays(),
                before.terms(),
                before.credits(),
                lines);
    }

    private static Assessed usd(Policy policy, String line) {
        return assessed(Deals.usd(line), policy);
    }

    private static Assessed assessed(Proposal proposal, Policy policy) {
        PricedDeal priced = PricedDeal.of(proposal, policy);
        return new Assessed(priced, Assessment.of(priced, CustomerInputs.none()));
    }
}

package org.dealdesk.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.guardrail.measure.CustomerQuestion;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Measure;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTests {

    private static final String SIXTY_HOURS = "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 60, \"validityMonths\": 12}";
    private static final String FREE_HOURS =
            "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1, \"unitPrice\": 0, \"validityMonths\": 12}";

    @Test
    void blocksAFreeLineBesideAFullPricedOne() {
        Assessment assessment = Deals.assess(Deals.usd(SIXTY_HOURS + "," + FREE_HOURS));
        assertThat(only(assessment, "line-discount", 2).severity()).isEqualTo(Severity.BLOCK);
        assertThat(assessment.outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void neverApprovesADealOfNothing() {
        assertThat(Deals.assess(Deals.usd(FREE_HOURS)).outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void findsNoMarginWhereThereIsNoRevenue() {
        Finding margin = only(Deals.assess(Deals.usd(FREE_HOURS)), "true-margin", null);
        assertThat(margin.severity()).isEqualTo(Severity.BLOCK);
        assertThat(margin.figure().isUndefined()).isTrue();
        assertThat(margin.measured()).isNull();
        assertThat(margin.message())
                .isEqualTo("Deal margin is undefined because the net price is zero, and the limit is "
                        + "0.00 %: blocked by policy.");
    }

    @Test
    void blocksADiscountThatCannotBeMeasured() {
        // 0.01 hours at a list price of 0.01 come to a list of 0.00: there is no list price to be discounted from.
        Policy policy = Deals.policyWith("listPrice: 275.00", "listPrice: 0.01");
        Proposal deal = Deals.usd(
                "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"0.01\", \"unitPrice\": 500, \"validityMonths\": 12}");
        Finding discount = only(Deals.assess(deal, policy), "line-discount", 1);
        assertThat(discount.severity()).isEqualTo(Severity.BLOCK);
        assertThat(discount.figure().isUndefined()).isTrue();
    }

    @Test
    void blocksWhatMatchesNoTier() {
        Policy policy = Deals.policyWith("      - {at: 90, approvals: [FINANCE]}\n", "");
        Proposal deal = Deals.deal("\"currency\": \"USD\", \"paymentTermsDays\": 61", SIXTY_HOURS);
        Assessment assessment = Deals.assess(deal, policy);
        assertThat(assessment.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(only(assessment, "payment-terms", null).tier()).isEqualTo(2);
    }

    @Test
    void namesTheApprovalsThatABlockedDealWouldTake() {
        Assessment assessment = Deals.assess(Deals.deal(
                "\"currency\": \"USD\", \"terms\": [\"MOST_FAVORED_PRICING\", \"CUSTOM_SLA\"]", SIXTY_HOURS));
        assertThat(assessment.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(assessment.requiredApprovals()).containsExactly(ApprovalFunction.LEGAL, ApprovalFunction.SALES_OPS);
    }

    @ParameterizedTest(name = "recent deals {0}, own 16,500: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            8500    | CLEAR
            8500.01 | REVIEW
            """)
    void letsADealThroughOnlyWithTheCustomersOtherDealsCountedIn(BigDecimal others, Outcome outcome) {
        CustomerInputs inputs =
                CustomerInputs.of(Map.of("split-deals", new Answer.Recent(others, List.of("D-000009"))));
        assertThat(Deals.assess(Deals.usd(SIXTY_HOURS), Deals.POLICY, inputs).outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "recent deals {0} and {1}, own 16,500: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            8500.01 | 1       | REVIEW
            1       | 8500.01 | REVIEW
            8500    | 8500    | CLEAR
            """)
    void routesByTheLargestOfSeveralWindows(BigDecimal one, BigDecimal other, Outcome outcome) {
        Policy policy = Deals.policyWith("  - id: split-deals\n", """
                  - id: longer
                    measure: CUSTOMER_WINDOW_TCV
                    window: {days: 90, upTo: 9}
                    max: [{}]
                  - id: split-deals
                """);
        CustomerInputs inputs = CustomerInputs.of(Map.of(
                "longer", new Answer.Recent(one, List.of("D-000009")),
                "split-deals", new Answer.Recent(other, List.of("D-000009"))));

        assertThat(Deals.assess(Deals.usd(SIXTY_HOURS), policy, inputs).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void namesTheCustomersDealsInItsDocument() {
        CustomerInputs inputs = CustomerInputs.of(
                Map.of("split-deals", new Answer.Recent(BigDecimal.ONE, List.of("D-000009", "D-000012"))));
        PricedDeal deal = PricedDeal.of(Deals.usd(SIXTY_HOURS), Deals.POLICY);
        JsonNode findings =
                AssessmentDocument.of(deal, Assessment.of(deal, inputs)).get("findings");

        JsonNode splitDeals = findings.get(findings.size() - 1);
        assertThat(splitDeals.get("deals").toString()).isEqualTo("[\"D-000009\",\"D-000012\"]");
        assertThat(splitDeals.get("otherDeals").intValue()).isZero();
        assertThat(splitDeals.get("inputs").toString()).isEqualTo("{\"tcv\":\"16500.00\",\"customerTcv\":\"1.00\"}");
        assertThat(findings.get(0).has("deals")).isFalse();
    }

    @Test
    void countsRecentDealsForRoutingEvenOutsideTheGuardrailsScope() {
        Policy policy = Deals.policyWith(
                "    measure: CUSTOMER_WINDOW_TCV\n", "    measure: CUSTOMER_WINDOW_TCV\n    minTcv: 20000\n");
        CustomerInputs inputs = CustomerInputs.of(
                Map.of("split-deals", new Answer.Recent(new BigDecimal("8500.01"), List.of("D-000009"))));
        PricedDeal deal = PricedDeal.of(Deals.usd(SIXTY_HOURS), policy);
        assertThat(CustomerQuestion.of(deal))
                .extracting(CustomerQuestion::measure)
                .containsExactly(Measure.CUSTOMER_WINDOW_TCV);
        Assessment assessment = Assessment.of(deal, inputs);
        assertThat(assessment.findings())
                .noneMatch(finding -> finding.guardrail().equals("split-deals"));
        assertThat(assessment.outcome()).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void asksForConcentrationOnlyOfDealsLargeEnough() {
        assertThat(CustomerQuestion.of(PricedDeal.of(Deals.usd(SIXTY_HOURS), Deals.POLICY)))
                .extracting(CustomerQuestion::guardrail)
                .containsExactly("split-deals");
        assertThat(CustomerQuestion.of(PricedDeal.of(Deals.usd(SIXTY_HOURS.replace("60", "100")), Deals.POLICY)))
                .extracting(CustomerQuestion::guardrail)
                .containsExactly("customer-concentration", "split-deals");
    }

    @Test
    void refusesToAssessWithoutAnswers() {
        PricedDeal deal = PricedDeal.of(Deals.usd(SIXTY_HOURS), Deals.POLICY);
        CustomerInputs wrongKind = CustomerInputs.of(
                Map.of("split-deals", new Answer.Concentration(BigDecimal.ZERO, BigDecimal.ZERO, List.of(), 0)));
        assertThatThrownBy(() -> Assessment.of(deal, CustomerInputs.of(Map.of())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Assessment.of(deal, wrongKind)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reviewsEverythingWhereNothingGoesStraightThrough() {
        Policy policy = Deals.policyWith("  straightThrough: {maxTcv: 25000} ", " ");
        assertThat(Deals.assess(Deals.usd(SIXTY_HOURS), policy).requiredApprovals())
                .containsExactly(ApprovalFunction.SALES_OPS);
    }

    @Test
    void keepsADealThatDoesNotSayItsSegmentInsideANarrowedGuardrail() {
        Policy policy = Deals.policyWith(
                "    measure: PAYMENT_TERMS_DAYS\n",
                "    measure: PAYMENT_TERMS_DAYS\n    segments: [ENTERPRISE]\n    regions: [EMEA]\n");
        assertThat(speaksOfPayment(Deals.usd(SIXTY_HOURS), policy)).isTrue();
        assertThat(speaksOfPayment(Deals.deal("\"currency\": \"USD\", \"region\": \"EMEA\"", SIXTY_HOURS), policy))
                .isTrue();
        assertThat(speaksOfPayment(Deals.deal("\"currency\": \"USD\", \"region\": \"APAC\"", SIXTY_HOURS), policy))
                .isFalse();
    }

    @Test
    void narrowsALineGuardrailToKinds() {
        Policy policy = Deals.policyWith(
                "    measure: LINE_DISCOUNT_PCT\n", "    measure: LINE_DISCOUNT_PCT\n    kinds: [SUBSCRIPTION]\n");
        Assessment assessment = Deals.assess(
                Deals.usd(SIXTY_HOURS + ", {\"sku\": \"SUB-LIGHT\", \"quantity\": 1, \"termMonths\": 12}"), policy);
        assertThat(assessment.findings().stream()
                        .filter(finding -> finding.guardrail().equals("line-discount"))
                        .map(Finding::line))
                .containsExactly(2);
    }

    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource(delimiter = '|', textBlock = """
            LINE_TRUE_MARGIN_PCT         | 230    | 50.00  | PASS
            LINE_TRUE_MARGIN_PCT         | 229.99 | 49.998 | REVIEW
            SUBSCRIPTION_TRUE_MARGIN_PCT | 4600   | 50.00  | PASS
            SUBSCRIPTION_TRUE_MARGIN_PCT | 4599   | 49.99  | REVIEW
            """)
    void measuresMarginsThatTheDefaultPolicyDoesNotUse(
            Measure measure, String price, String measured, Severity severity) {
        Policy policy = Deals.policyWith("measure: DEAL_TRUE_MARGIN_PCT", "measure: " + measure);
        String line = measure.ofLine()
                ? "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 100, \"validityMonths\": 12, \"unitPrice\": \"" + price
                        + "\"}"
                : "{\"sku\": \"SUB-LIGHT\", \"quantity\": 1, \"termMonths\": 12, \"unitPrice\": \"" + price + "\"}";
        Finding finding = only(Deals.assess(Deals.usd(line), policy), "true-margin", measure.ofLine() ? 1 : null);
        assertThat(finding.measured()).isEqualTo(measured);
        assertThat(finding.severity()).isEqualTo(severity);
    }

    @Test
    void saysWhichFindingsAskedForAFunction() {
        Assessment assessment = Deals.assess(Deals.deal(
                "\"currency\": \"USD\", \"paymentTermsDays\": 75, \"terms\": [\"CUSTOM_SLA\"]", SIXTY_HOURS));
        assertThat(assessment.findingsAsking(ApprovalFunction.FINANCE))
                .extracting(Finding::guardrail)
                .containsExactly("payment-terms");
        assertThat(assessment.findingsAsking(ApprovalFunction.LEGAL))
                .extracting(Finding::guardrail)
                .containsExactly("terms/CUSTOM_SLA");
        assertThat(assessment.requiredApprovals()).contains(ApprovalFunction.SALES_OPS);
        assertThat(assessment.findingsAsking(ApprovalFunction.SALES_OPS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            line-discount    | Line 1 discount is 22.00 %, above 15.00 %: Sales Ops must approve.
            true-margin      | Deal margin is 47.07 %, below 50.00 %: Sales Ops must approve.
            realized-rate    | Realized hourly rate is 217.29 USD, at least 150.00 USD.
            payment-terms    | Payment terms are net 91 days, above 90 days: blocked by policy.
            hours-validity   | Line 1 hours never expire, and the limit is 24 months: blocked by policy.
            retired-sku      | 1 line has a retired SKU, PS-HOUR-BLOCK (sell SUB-LIGHT instead): blocked by policy.
            tcv-size         | Total contract value is 15,210.00 USD, within 250,000.00 USD.
            terms/CUSTOM_SLA | Custom SLA is a non-standard term: Legal must approve.
            terms/MOST_FAVORED_PRICING | Most-favored-customer pricing is not allowed by policy.
            terms/UNCAPPED_LIABILITY | Uncapped liability is a non-standard term: Legal and the Deal Committee must approve.
            """)
    void saysWhatIsWrongAndWhatItTakes(String guardrail, String message) {
        Assessment assessment = Deals.assess(
                Deals.deal(
                        "\"currency\": \"USD\", \"paymentTermsDays\": 91, "
                                + "\"terms\": [\"CUSTOM_SLA\", \"MOST_FAVORED_PRICING\", \"UNCAPPED_LIABILITY\"]",
                        "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 60, \"unitPrice\": \"214.50\"},"
                                + "{\"sku\": \"PS-HOUR-BLOCK\", \"quantity\": 10, \"unitPrice\": \"234\", \"validityMonths\": 1}"));
        assertThat(assessment.findings().stream()
                        .filter(finding -> finding.guardrail().equals(guardrail))
                        .map(Finding::message))
                .contains(message);
    }

    private static boolean speaksOfPayment(Proposal deal, Policy policy) {
        return Deals.assess(deal, policy).findings().stream()
                .anyMatch(finding -> finding.guardrail().equals("payment-terms"));
    }

    private static Finding only(Assessment assessment, String guardrail, Integer line) {
        return assessment.findings().stream()
                .filter(finding -> finding.guardrail().equals(guardrail))
                .filter(finding -> line == null || line.equals(finding.line()))
                .findFirst()
                .orElseThrow();
    }
}

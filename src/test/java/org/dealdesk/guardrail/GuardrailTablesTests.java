package org.dealdesk.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default policy as a price sheet: both sides of every boundary. Each row says what is sold and what it takes. */
class GuardrailTablesTests {

    private static final String HUNDRED_HOURS =
            "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 100, \"unitPrice\": \"%s\", \"validityMonths\": 12}";

    @ParameterizedTest(name = "{0}: an hour of 275 sold at {1}")
    @CsvSource(delimiter = '|', textBlock = """
            line-discount   | 300     | -9.09   | 15.00   | PASS
            line-discount   | 233.75  | 15.00   | 15.00   | PASS
            line-discount   | 233.74  | 15.004  | 15.000  | REVIEW SALES_OPS
            line-discount   | 206.25  | 25.00   | 15.00   | REVIEW SALES_OPS
            line-discount   | 206.24  | 25.004  | 15.000  | REVIEW FINANCE SALES_OPS
            line-discount   | 165     | 40.00   | 15.00   | REVIEW FINANCE SALES_OPS
            line-discount   | 164.99  | 40.004  | 15.000  | REVIEW COMMITTEE FINANCE SALES_OPS
            line-discount   | 110     | 60.00   | 15.00   | REVIEW COMMITTEE FINANCE SALES_OPS
            line-discount   | 109.99  | 60.004  | 15.000  | BLOCK
            deal-discount   | 247.50  | 10.00   | 10.00   | PASS
            deal-discount   | 247.49  | 10.004  | 10.000  | REVIEW SALES_OPS
            deal-discount   | 220     | 20.00   | 10.00   | REVIEW SALES_OPS
            deal-discount   | 219.99  | 20.004  | 10.000  | REVIEW FINANCE SALES_OPS
            deal-discount   | 178.75  | 35.00   | 10.00   | REVIEW FINANCE SALES_OPS
            deal-discount   | 178.74  | 35.004  | 10.000  | REVIEW COMMITTEE FINANCE SALES_OPS
            deal-discount   | 137.50  | 50.00   | 10.00   | REVIEW COMMITTEE FINANCE SALES_OPS
            deal-discount   | 137.49  | 50.004  | 10.000  | BLOCK
            true-margin     | 230     | 50.00   | 50.00   | PASS
            true-margin     | 229.99  | 49.998  | 50.000  | REVIEW SALES_OPS
            true-margin     | 191.67  | 40.00   | 50.00   | REVIEW SALES_OPS
            true-margin     | 191.66  | 39.998  | 50.000  | REVIEW FINANCE SALES_OPS
            true-margin     | 149.36  | 23.00   | 50.00   | REVIEW FINANCE SALES_OPS
            true-margin     | 149.35  | 22.9997 | 50.0000 | REVIEW COMMITTEE FINANCE SALES_OPS
            true-margin     | 115     | 0.00    | 50.00   | REVIEW COMMITTEE FINANCE SALES_OPS
            true-margin     | 114.99  | -0.01   | 50.00   | BLOCK
            one-time-margin | 149.36  | 23.00   | 23.00   | PASS
            one-time-margin | 149.35  | 22.9997 | 23.0000 | REVIEW FINANCE
            one-time-margin | 115     | 0.00    | 23.00   | REVIEW FINANCE
            one-time-margin | 114.99  | -0.01   | 23.00   | REVIEW COMMITTEE FINANCE
            one-time-margin | 92      | -25.00  | 23.00   | REVIEW COMMITTEE FINANCE
            one-time-margin | 91.99   | -25.01  | 23.00   | BLOCK
            realized-rate   | 150     | 150.00  | 150.00  | PASS
            realized-rate   | 149.99  | 149.99  | 150.00  | REVIEW FINANCE
            realized-rate   | 149.9999| 149.9999| 150.0000| REVIEW FINANCE
            realized-rate   | 115     | 115.00  | 150.00  | REVIEW FINANCE
            realized-rate   | 114.99  | 114.99  | 150.00  | REVIEW COMMITTEE FINANCE
            realized-rate   | 0       | 0.00    | 150.00  | REVIEW COMMITTEE FINANCE
            """)
    void judgesThePriceOfAnHour(String guardrail, String price, String measured, String limit, String verdict) {
        Proposal deal = Deals.usd(HUNDRED_HOURS.formatted(price));
        expect(Deals.assess(deal), guardrail, measured, limit, verdict);
    }

    @ParameterizedTest(name = "{0} carved into 27,500 of services")
    @CsvSource(delimiter = '|', textBlock = """
            0        | 0.00     | 5.00     | PASS
            3734.56  | 5.00     | 5.00     | PASS
            3734.57  | 5.000002 | 5.000000 | REVIEW FINANCE
            40878.37 | 25.00    | 5.00     | REVIEW FINANCE
            40878.38 | 25.000000 | 5.000000 | REVIEW COMMITTEE FINANCE
            """)
    void judgesCarvedInRevenue(String carvedIn, String measured, String limit, String verdict) {
        Proposal deal = Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 100, \"carvedIn\": \"" + carvedIn
                + "\", \"validityMonths\": 12}");
        expect(Deals.assess(deal), "carve-gap", measured, limit, verdict);
    }

    @ParameterizedTest(name = "a year of a subscription at {0} a month")
    @CsvSource(delimiter = '|', textBlock = """
            25000    | 300000.00  | 300000.00 | PASS
            25000.01 | 300000.12  | 300000.00 | REVIEW FINANCE
            83333.33 | 999999.96  | 300000.00 | REVIEW FINANCE
            83333.34 | 1000000.08 | 300000.00 | REVIEW COMMITTEE FINANCE
            """)
    void judgesAnnualValue(String price, String measured, String limit, String verdict) {
        Proposal deal = Deals.usd(
                "{\"sku\": \"SUB-LIGHT\", \"quantity\": 1, \"termMonths\": 12, \"unitPrice\": \"" + price + "\"}");
        expect(Deals.assess(deal), "acv-size", measured, limit, verdict);
    }

    @ParameterizedTest(name = "a package at {0}")
    @CsvSource(delimiter = '|', textBlock = """
            250000     | 250000.00  | 250000.00 | PASS
            250000.01  | 250000.01  | 250000.00 | REVIEW FINANCE
            2000000    | 2000000.00 | 250000.00 | REVIEW FINANCE
            2000000.01 | 2000000.01 | 250000.00 | REVIEW COMMITTEE FINANCE
            """)
    void judgesContractValue(String price, String measured, String limit, String verdict) {
        Proposal deal = Deals.usd("{\"sku\": \"PS-MIGRATION\", \"quantity\": 1, \"unitPrice\": \"" + price
                + "\", \"effort\": [{\"role\": \"CONSULTANT\", \"hours\": 10}], \"validityMonths\": 6}");
        expect(Deals.assess(deal), "tcv-size", measured, limit, verdict);
    }

    @ParameterizedTest(name = "paid within {0} days")
    @CsvSource(delimiter = '|', textBlock = """
            0  | PASS
            45 | PASS
            46 | REVIEW SALES_OPS
            60 | REVIEW SALES_OPS
            61 | REVIEW FINANCE
            90 | REVIEW FINANCE
            91 | BLOCK
            """)
    void judgesPaymentTerms(String days, String verdict) {
        Proposal deal =
                Deals.deal("\"currency\": \"USD\", \"paymentTermsDays\": " + days, HUNDRED_HOURS.formatted("275"));
        expect(Deals.assess(deal), "payment-terms", days, "45", verdict);
    }

    @ParameterizedTest(name = "{0} of 240 included hours planned")
    @CsvSource(delimiter = '|', textBlock = """
            240.01 | 0.00  | 0.00  | PASS
            240    | 0.00  | 0.00  | PASS
            239.99 | 0.004 | 0.000 | REVIEW FINANCE SALES_OPS
            180    | 25.00 | 0.00  | REVIEW FINANCE SALES_OPS
            179.99 | 25.004 | 0.000 | BLOCK
            """)
    void judgesPlannedHours(String hours, String measured, String limit, String verdict) {
        Proposal deal = Deals.usd("{\"sku\": \"SUB-LIGHT\", \"quantity\": 1, \"termMonths\": 12, "
                + "\"effort\": [{\"role\": \"CONSULTANT\", \"hours\": \"" + hours + "\"}]}");
        expect(Deals.assess(deal), "effort-shortfall", measured, limit, verdict);
    }

    @ParameterizedTest(name = "hours that lapse after {0} months")
    @CsvSource(delimiter = '|', nullValues = "never", textBlock = """
            12    | PASS
            13    | REVIEW FINANCE SALES_OPS
            24    | REVIEW FINANCE SALES_OPS
            25    | BLOCK
            never | BLOCK
            """)
    void judgesValidity(String months, String verdict) {
        String validity = months == null ? "" : ", \"validityMonths\": " + months;
        Proposal deal = Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1" + validity + "}");
        expect(Deals.assess(deal), "hours-validity", months, "12", verdict);
    }

    @ParameterizedTest(name = "a subscription of {0} months")
    @CsvSource(delimiter = '|', textBlock = """
            36 | PASS
            37 | REVIEW FINANCE
            48 | REVIEW FINANCE
            49 | REVIEW FINANCE LEGAL
            60 | REVIEW FINANCE LEGAL
            61 | BLOCK
            """)
    void judgesTheTermOfASubscription(String months, String verdict) {
        Proposal deal = Deals.usd("{\"sku\": \"SUB-LIGHT\", \"quantity\": 1, \"termMonths\": " + months + "}");
        expect(Deals.assess(deal), "subscription-term", months, "36", verdict);
    }

    @ParameterizedTest(name = "deal of {0}, customer {1} of {2} approved")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            30000    | 73000     | 1000000   | 10.00     | 10.00     | PASS
            30000    | 73000.01  | 1000000   | 10.000001 | 10.000000 | REVIEW FINANCE
            30000    | 279000    | 1000000   | 30.00     | 10.00     | REVIEW FINANCE
            30000    | 279000.01 | 1000000   | 30.000001 | 10.000000 | REVIEW COMMITTEE FINANCE
            30000    | 999999.99 | 999999.99 | -         | -         | silent
            25000    | 73000     | 1000000   | 9.56      | 10.00     | PASS
            24999.99 | 900000    | 1000000   | -         | -         | silent
            """)
    void judgesConcentration(
            String price, BigDecimal customer, BigDecimal all, String measured, String limit, String verdict) {
        Answer concentration = new Answer.Concentration(customer, all, List.of("D-000001"), 7);
        Answer recent = new Answer.Recent(BigDecimal.ZERO, List.of());
        expect(
                Deals.assess(
                        onePackage(price),
                        Deals.POLICY,
                        CustomerInputs.of(Map.of("customer-concentration", concentration, "split-deals", recent))),
                "customer-concentration",
                measured,
                limit,
                verdict);
    }

    @ParameterizedTest(name = "deal of 20,000 beside recent deals of {0}")
    @CsvSource(delimiter = '|', textBlock = """
            30000     | 50000.00  | PASS
            30000.01  | 50000.01  | REVIEW SALES_OPS
            230000    | 250000.00 | REVIEW SALES_OPS
            230000.01 | 250000.01 | REVIEW FINANCE SALES_OPS
            """)
    void judgesSplitDeals(BigDecimal others, String measured, String verdict) {
        Answer recent = new Answer.Recent(others, List.of("D-000001", "D-000002"));
        expect(
                Deals.assess(onePackage("20000"), Deals.POLICY, CustomerInputs.of(Map.of("split-deals", recent))),
                "split-deals",
                measured,
                "50000.00",
                verdict);
    }

    @ParameterizedTest(name = "term {0}")
    @CsvSource(delimiter = '|', textBlock = """
            CUSTOMER_PAPER       | REVIEW LEGAL
            ACCEPTANCE_CRITERIA  | REVIEW FINANCE LEGAL
            UNCAPPED_LIABILITY   | REVIEW COMMITTEE LEGAL
            MOST_FAVORED_PRICING | BLOCK
            """)
    void judgesTerms(String term, String verdict) {
        Proposal deal =
                Deals.deal("\"currency\": \"USD\", \"terms\": [\"" + term + "\"]", HUNDRED_HOURS.formatted("275"));
        expect(Deals.assess(deal), "terms/" + term, null, null, verdict);
    }

    private static Proposal onePackage(String price) {
        return Deals.usd("{\"sku\": \"PS-JUMPSTART\", \"quantity\": 1, \"unitPrice\": \"" + price
                + "\", \"effort\": [{\"role\": \"CONSULTANT\", \"hours\": 80}], \"validityMonths\": 6}");
    }

    private static void expect(Assessment assessment, String guardrail, String measured, String limit, String verdict) {
        List<Finding> findings = assessment.findings().stream()
                .filter(finding -> finding.guardrail().equals(guardrail))
                .toList();
        if (verdict.equals("silent")) {
            assertThat(findings).isEmpty();
            return;
        }
        assertThat(findings).hasSize(1);
        Finding finding = findings.get(0);
        String approvals =
                finding.approvals().stream().map(ApprovalFunction::name).collect(Collectors.joining(" "));
        assertThat((finding.severity() + " " + approvals).strip()).isEqualTo(verdict);
        assertThat(finding.measured()).isEqualTo(measured);
        assertThat(finding.limit()).isEqualTo(limit);
        assertThat(assessment.requiredApprovals()).containsAll(finding.approvals());
    }
}

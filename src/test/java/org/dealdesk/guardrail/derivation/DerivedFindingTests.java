package org.dealdesk.guardrail.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.guardrail.derivation.Derivations.derive;
import static org.dealdesk.guardrail.derivation.Derivations.figure;
import static org.dealdesk.guardrail.derivation.Derivations.finding;
import static org.dealdesk.guardrail.derivation.Derivations.row;
import static org.dealdesk.guardrail.derivation.Derivations.silence;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.document.DerivationDocument;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How findings and silences are explained, and what of them can be kept. */
class DerivedFindingTests {

    private static final String NO_LINE = "";

    @Test
    void tellsUndefinedFromAbsent() {
        JsonNode derivation =
                derive(Deals.usd("{\"sku\": \"SUB-LIGHT\", \"quantity\": 1, \"termMonths\": 18, \"unitPrice\": 0}"));

        JsonNode undefined = figure(derivation, "subscriptionTrueMarginPct", NO_LINE);
        assertThat(undefined.get("state").textValue()).isEqualTo("UNDEFINED");
        assertThat(undefined.get("calculation").textValue()).isEqualTo("(0.00 − 41400.00) / 0.00 × 100");
        assertThat(undefined.get("words").textValue()).endsWith("Undefined: the net price is 0");
        JsonNode absent = figure(derivation, "oneTimeTrueMarginPct", NO_LINE);
        assertThat(absent.get("state").textValue()).isEqualTo("ABSENT");
        assertThat(absent.get("words").textValue()).endsWith("Absent: the deal has no one-time line");
        assertThat(derivation.at("/commissionGate/comparison").textValue()).isEqualTo("absent ≥ 0");
        assertThat(figure(derivation, "commission", NO_LINE).get("words").textValue())
                .endsWith("0, because the one-time true margin is absent: there is no one-time line");
        JsonNode finding = finding(derivation, "true-margin");
        assertThat(finding.at("/tiers/0/comparison").textValue()).isEqualTo("undefined ≥ 50");
        assertThat(finding.get("decidedBy").isNull()).isTrue();
        assertThat(finding.get("words").textValue())
                .contains("A ratio with a zero denominator is undefined", "satisfies no tier, which blocks the deal");
        assertThat(silence(derivation, "one-time-margin")).isEqualTo("Absent: the deal has no one-time line");
        assertThat(silence(derivation, "hours-validity")).isEqualTo("Absent: no line to measure it of");
        assertThat(silence(derivation, "customer-concentration"))
                .isEqualTo(
                        "The deal's total contract value of 0.00 USD is below the guardrail's minimum of 25,000.00 USD");
    }

    @Test
    void holdsAValueAgainstEachTier() {
        JsonNode finding = finding(
                derive(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 3, \"unitPrice\": 200}")),
                "line-discount");

        assertThat(finding.get("tiers").toString())
                .isEqualTo(
                        "[{\"at\":\"15\",\"approvals\":[],\"comparison\":\"27.272727272727… ≤ 15\",\"satisfied\":false},"
                                + "{\"at\":\"25\",\"approvals\":[\"SALES_OPS\"],\"comparison\":\"27.272727272727… ≤ 25\",\"satisfied\":false},"
                                + "{\"at\":\"40\",\"approvals\":[\"FINANCE\",\"SALES_OPS\"],\"comparison\":\"27.272727272727… ≤ 40\",\"satisfied\":true},"
                                + "{\"at\":\"60\",\"approvals\":[\"COMMITTEE\",\"FINANCE\",\"SALES_OPS\"],\"comparison\":\"27.272727272727… ≤ 60\",\"satisfied\":true}]");
        assertThat(finding.get("fraction").textValue()).isEqualTo("300/11");
        assertThat(finding.get("decidedBy").intValue()).isEqualTo(3);
        assertThat(finding.get("words").textValue()).endsWith("decides: the 3rd");
    }

    @Test
    void countsTheDealsOfACustomerMeasure() {
        CustomerInputs inputs = CustomerInputs.of(Map.of(
                "customer-concentration",
                new Answer.Concentration(
                        new BigDecimal("100000"), new BigDecimal("2000000"), List.of("D-000001", "D-000002"), 7),
                "split-deals",
                new Answer.Recent(BigDecimal.ZERO, List.of())));
        JsonNode derivation = derive(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 200}"), inputs);

        JsonNode share = finding(derivation, "customer-concentration");
        assertThat(share.get("formula").textValue()).isEqualTo("(customerTcv + tcv) / (overallTcv + tcv) × 100");
        assertThat(share.get("calculation").textValue())
                .isEqualTo("(100000.00 + 55000.00) / (2000000.00 + 55000.00) × 100");
        assertThat(share.get("words").textValue())
                .contains("12 calendar months: 2 other deals of this customer, 7 of others, and this one");
        assertThat(silence(derivation, "split-deals"))
                .isEqualTo("Absent: the customer has no other deal of at most 250,000.00 USD that was first submitted"
                        + " within the last 30 calendar days");
    }

    @ParameterizedTest
    @CsvSource({
        "115, 0 ≥ 0, true",
        "114.99, -0.008696408383… ≥ 0, false",
        "230, 50 ≥ 0, true",
        "0, undefined ≥ 0, false"
    })
    void showsTheGateBeforeTheCommission(String price, String comparison, boolean open) {
        JsonNode derivation =
                derive(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 100, \"unitPrice\": \"" + price + "\"}"));

        JsonNode gate = derivation.get("commissionGate");
        assertThat(gate.get("marginGate").textValue()).isEqualTo("0");
        assertThat(gate.get("comparison").textValue()).isEqualTo(comparison);
        assertThat(gate.get("open").booleanValue()).isEqualTo(open);
    }

    @Test
    void keepsOnlyWhatGivesACostAway() {
        PricedDeal deal = PricedDeal.of(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 3}"), Deals.POLICY);
        JsonNode derivation = DerivationDocument.of(
                Derivation.of(deal, Assessment.of(deal, CustomerInputs.none())), false, false, Set.of("deal-discount"));

        assertThat(finding(derivation, "line-discount").get("words").textValue())
                .isEqualTo("The value of line discount. The first tier that the value satisfies decides: the 1st");
        for (String kept : List.of("true-margin", "realized-rate", "deal-discount")) {
            assertThat(finding(derivation, kept).get("state").textValue()).isEqualTo("NOT_SHOWN");
            assertThat(finding(derivation, kept).get("tiers")).isEmpty();
        }
        for (String of : List.of("marginGate", "comparison", "open")) {
            assertThat(derivation.at("/commissionGate/" + of).isNull()).as(of).isTrue();
        }
        for (JsonNode figure : derivation.get("figures")) {
            String name = figure.get("figure").textValue();
            boolean ofCommission = name.startsWith("commission") && !name.equals("commissionBase");
            if (ofCommission) {
                assertThat(figure.get("state").textValue()).as(name).isEqualTo("NOT_SHOWN");
                assertThat(figure.get("inputs")).as(name).isEmpty();
                assertThat(figure.get("value").isNull()).as(name).isTrue();
            }
        }
        assertThat(figure(derivation, "commission", "").get("words").textValue())
                .isEqualTo("Its figures are not shown");
        assertThat(figure(derivation, "commissionBase", "").get("value").textValue())
                .isEqualTo("825.00");
    }

    @Test
    void saysOutsideOfWhichScopeADealIs() {
        Policy policy = Deals.policyWith(
                "    measure: PAYMENT_TERMS_DAYS\n",
                "    measure: PAYMENT_TERMS_DAYS\n    segments: [ENTERPRISE]\n    regions: [EMEA]\n");
        String line = "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 3}";
        Proposal elsewhere = Deals.deal("\"currency\": \"USD\", \"region\": \"APAC\"", line);
        Proposal core = Deals.proposal(Documents.read("{\"name\": \"Deal\", \"customer\": {\"id\": \"C-1\", "
                + "\"name\": \"Acme\", \"segment\": \"CORE\"}, \"startDate\": \"2026-12-01\", \"region\": \"EMEA\", "
                + "\"currency\": \"USD\", \"lines\": [" + line + "]}"));

        assertThat(silence(derive(elsewhere, policy, CustomerInputs.none()), "payment-terms"))
                .isEqualTo("The guardrail does not apply to deals in APAC");
        assertThat(silence(derive(core, policy, CustomerInputs.none()), "payment-terms"))
                .isEqualTo("The guardrail does not apply to customers in CORE");
    }

    @Test
    void saysWhatIsAbsentOfADealWithoutSubscriptions() {
        Policy policy = Deals.policyWith("measure: DEAL_TRUE_MARGIN_PCT", "measure: SUBSCRIPTION_TRUE_MARGIN_PCT");
        JsonNode derivation =
                derive(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 200}"), policy, CustomerInputs.none());

        assertThat(silence(derivation, "true-margin")).isEqualTo("Absent: the deal has no subscription");
        assertThat(silence(derivation, "customer-concentration"))
                .isEqualTo(
                        "Absent: the business approved within the last 12 calendar months totals less than 1,000,000.00 USD");
        assertThat(row(derivation, "acv", NO_LINE)).isEqualTo("0 = 0, none: 0.00 USD");
        assertThat(finding(derivation, "hours-validity")
                        .at("/tiers/0/comparison")
                        .textValue())
                .isEqualTo("never ≤ 12");
        assertThat(finding(derivation, "hours-validity").get("state").textValue())
                .isEqualTo("NEVER");
    }
}

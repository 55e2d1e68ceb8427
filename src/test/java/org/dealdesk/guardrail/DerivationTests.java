package org.dealdesk.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.CustomerInputs.Answer;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.Deals;
import org.junit.jupiter.api.Test;

/** Derivations as somebody in finance would write them down. */
class DerivationTests {

    private static final String NO_LINE = "";

    @Test
    void convertsAForeignLineStepByStep() {
        JsonNode derivation = derive(Deals.deal("\"currency\": \"JPY\"", """
                {"sku": "PS-CONSULT-HR", "quantity": 10.5, "unitPrice": 35000.5, "validityMonths": 12}"""));

        assertThat(row(derivation, "listUnitPrice", "1"))
                .isEqualTo("275 / 0.0067 = 41044.776119402985… (2750000/67), half up to 6 decimals: 41044.776119 JPY");
        assertThat(row(derivation, "listInDealCurrency", "1"))
                .isEqualTo("10.5 × 41044.776119 × 1 = 430970.1492495, half up to 0 decimals: 430970 JPY");
        assertThat(row(derivation, "list", "1"))
                .isEqualTo("430970 × 0.0067 = 2887.499, half up to 2 decimals: 2887.50 USD");
        assertThat(row(derivation, "netInDealCurrency", "1"))
                .isEqualTo("10.5 × 35000.5 × 1 = 367505.25, half up to 0 decimals: 367505 JPY");
        assertThat(row(derivation, "net", "1"))
                .isEqualTo("367505 × 0.0067 = 2462.2835, half up to 2 decimals: 2462.28 USD");
        assertThat(row(derivation, "cost", "1")).isEqualTo("10.5 × 115 = 1207.5, half up to 2 decimals: 1207.50 USD");
    }

    @Test
    void sharesTheCommissionByLargestRemainder() {
        JsonNode derivation = derive(Deals.deal(
                "\"currency\": \"USD\", \"credits\": [{\"rep\": \"rep\", \"percent\": \"33.33\"}, "
                        + "{\"rep\": \"rep2\", \"percent\": \"33.33\"}, {\"rep\": \"rep3\", \"percent\": \"33.34\"}]",
                "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1, \"unitPrice\": 275.50}"));

        assertThat(row(derivation, "commission", NO_LINE))
                .isEqualTo("275.50 × 2 / 100 = 5.51, half up to 2 decimals: 5.51 USD");
        assertThat(row(derivation, "commissionPart", "rep"))
                .isEqualTo("5.51 × 33.33 / 100 = 1.836483, down to 2 decimals: 1.83 USD");
        assertThat(row(derivation, "commissionRemainder", "rep"))
                .isEqualTo("5.51 × 33.33 / 100 − 1.83 = 0.006483, none: 0.006483 USD");
        assertThat(row(derivation, "commissionShare", "rep")).isEqualTo("1.83 + 0.01 = 1.84, none: 1.84 USD");
        assertThat(row(derivation, "commissionShare", "rep2")).isEqualTo("1.83 + 0.00 = 1.83, none: 1.83 USD");
        assertThat(row(derivation, "commissionShare", "rep3")).isEqualTo("1.83 + 0.01 = 1.84, none: 1.84 USD");
        assertThat(figure(derivation, "commissionShare", "rep2").get("words").textValue())
                .contains("0.02 over", "this rep gets none");
    }

    @Test
    void tellsUndefinedFromAbsent() {
        JsonNode derivation =
                derive(Deals.usd("{\"sku\": \"SUB-LIGHT\", \"quantity\": 1, \"termMonths\": 18, \"unitPrice\": 0}"));

        JsonNode undefined = figure(derivation, "subscriptionTrueMarginPct", NO_LINE);
        assertThat(undefined.get("state").textValue()).isEqualTo("UNDEFINED");
        assertThat(undefined.get("calculation").textValue()).isEqualTo("(0.00 − 41400.00) / 0.00 × 100");
        assertThat(undefined.get("words").textValue())
                .endsWith("Undefined: the net is 0, and nothing is a share of nothing");
        JsonNode absent = figure(derivation, "oneTimeTrueMarginPct", NO_LINE);
        assertThat(absent.get("state").textValue()).isEqualTo("ABSENT");
        assertThat(absent.get("words").textValue()).endsWith("Absent: the deal has no one-time line");
        assertThat(derivation.at("/commissionGate/comparison").textValue()).isEqualTo("absent ≥ 0");
        assertThat(figure(derivation, "commission", NO_LINE).get("words").textValue())
                .endsWith("nothing, since the one-time true margin is absent: there is no one-time line");
        JsonNode finding = finding(derivation, "true-margin");
        assertThat(finding.at("/tiers/0/comparison").textValue()).isEqualTo("undefined ≥ 50");
        assertThat(finding.get("decidedBy").isNull()).isTrue();
        assertThat(finding.get("words").textValue())
                .contains("A ratio on nothing is undefined", "satisfies no tier, which blocks the deal");
        assertThat(silence(derivation, "one-time-margin")).isEqualTo("Absent: the deal has no one-time line");
        assertThat(silence(derivation, "hours-validity")).isEqualTo("Absent: no line to measure it of");
        assertThat(silence(derivation, "customer-concentration"))
                .isEqualTo(
                        "The deal's total contract value of 0.00 is below 25000.00, from which the guardrail speaks");
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
                .isEqualTo("Absent: the customer has no other deal of at most 250000 that was first submitted"
                        + " within the last 30 calendar days");
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
                .isEqualTo("The guardrail does not speak of deals in APAC");
        assertThat(silence(derive(core, policy, CustomerInputs.none()), "payment-terms"))
                .isEqualTo("The guardrail does not speak of customers in CORE");
    }

    @Test
    void saysWhatIsAbsentOfADealWithoutSubscriptions() {
        Policy policy = Deals.policyWith("measure: DEAL_TRUE_MARGIN_PCT", "measure: SUBSCRIPTION_TRUE_MARGIN_PCT");
        JsonNode derivation =
                derive(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 200}"), policy, CustomerInputs.none());

        assertThat(silence(derivation, "true-margin")).isEqualTo("Absent: the deal has no subscription");
        assertThat(silence(derivation, "customer-concentration"))
                .isEqualTo(
                        "Absent: the business approved within the last 12 calendar months comes to less than 1000000");
        assertThat(row(derivation, "acv", NO_LINE)).isEqualTo("0 = 0, none: 0.00 USD");
        assertThat(finding(derivation, "hours-validity")
                        .at("/tiers/0/comparison")
                        .textValue())
                .isEqualTo("never ≤ 12");
        assertThat(finding(derivation, "hours-validity").get("state").textValue())
                .isEqualTo("NEVER");
    }

    private static JsonNode derive(Proposal proposal) {
        return derive(proposal, CustomerInputs.none());
    }

    private static JsonNode derive(Proposal proposal, CustomerInputs inputs) {
        return derive(proposal, Deals.POLICY, inputs);
    }

    private static JsonNode derive(Proposal proposal, Policy policy, CustomerInputs inputs) {
        PricedDeal deal = PricedDeal.of(proposal, policy);
        return DerivationDocument.of(Derivation.of(deal, Assessment.of(deal, inputs)), true, Set.of());
    }

    private static String row(JsonNode derivation, String name, String of) {
        JsonNode figure = figure(derivation, name, of);
        String fraction = figure.get("fraction").isNull()
                ? ""
                : " (" + figure.get("fraction").textValue() + ")";
        return "%s = %s%s, %s: %s %s"
                .formatted(
                        figure.get("calculation").textValue(),
                        figure.get("unrounded").textValue(),
                        fraction,
                        figure.get("rounding").textValue(),
                        figure.get("value").textValue(),
                        figure.get("unit").textValue());
    }

    /** @param of a line's number, a rep, or nothing for the deal */
    private static JsonNode figure(JsonNode derivation, String name, String of) {
        for (JsonNode figure : derivation.get("figures")) {
            String subject = figure.get("line").asText("") + figure.get("rep").asText("");
            if (figure.get("figure").textValue().equals(name) && subject.equals(of)) {
                return figure;
            }
        }
        throw new AssertionError("no figure " + name + " of " + of);
    }

    private static JsonNode finding(JsonNode derivation, String guardrail) {
        for (JsonNode finding : derivation.get("findings")) {
            if (finding.get("guardrail").textValue().equals(guardrail)) {
                return finding;
            }
        }
        throw new AssertionError("no finding of " + guardrail);
    }

    private static String silence(JsonNode derivation, String guardrail) {
        for (JsonNode silent : derivation.get("silent")) {
            if (silent.get("guardrail").textValue().equals(guardrail)) {
                return silent.get("why").textValue();
            }
        }
        return null;
    }
}

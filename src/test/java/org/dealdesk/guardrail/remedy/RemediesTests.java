package org.dealdesk.guardrail.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.remedy.Remedy.Reach;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

/** Remedies worked out by hand. */
class RemediesTests {

    /** 22 % off 275.00; 15 % off is 233.75, 10 % off the deal 247.50; an hour of 115.00 has a margin of 50 % at 230.00. */
    @Test
    void raisesThePriceToTheEdgeOfTheLimit() {
        assertThat(remedies("""
                        {"sku": "PS-CONSULT-HR", "quantity": "100", "unitPrice": "214.50", "validityMonths": 12}"""))
                .containsExactly(
                        "line-discount/1: unitPrice 1 214.50 > 233.75",
                        "deal-discount: unitPrice 1 214.50 > 247.50",
                        "deal-discount: netTotal 21450.00 > 24750.00",
                        "true-margin: unitPrice 1 214.50 > 230.00",
                        "true-margin: netTotal 21450.00 > 23000.00");
    }

    /**
     * An hour of 115.00 has a margin of 50 % at 230.00, of 23 % at 149.3506…, of 0 % at 115.00 and of -25 % at 92.00; 60 % off 275.00
     * is 110.00, 50 % off 137.50. What blocks says first what would let it through.
     */
    @Test
    void raisesThePriceUntilTheMarginIsThere() {
        assertThat(remedies("""
                        {"sku": "PS-CONSULT-HR", "quantity": "100", "unitPrice": "48", "validityMonths": 12}"""))
                .containsExactly(
                        "line-discount/1: unitPrice 1 to be allowed 48.00 > 110.00",
                        "line-discount/1: unitPrice 1 48.00 > 233.75",
                        "deal-discount: unitPrice 1 to be allowed 48.00 > 137.50",
                        "deal-discount: netTotal to be allowed 4800.00 > 13750.00",
                        "deal-discount: unitPrice 1 48.00 > 247.50",
                        "deal-discount: netTotal 4800.00 > 24750.00",
                        "true-margin: unitPrice 1 to be allowed 48.00 > 115.00",
                        "true-margin: netTotal to be allowed 4800.00 > 11500.00",
                        "true-margin: unitPrice 1 48.00 > 230.00",
                        "true-margin: netTotal 4800.00 > 23000.00",
                        "one-time-margin: unitPrice 1 to be allowed 48.00 > 92.00",
                        "one-time-margin: netTotal to be allowed 4800.00 > 9200.00",
                        "one-time-margin: unitPrice 1 48.00 > 149.36",
                        "one-time-margin: netTotal 4800.00 > 14935.07",
                        "realized-rate: unitPrice 1 48.00 > 150.00",
                        "realized-rate: netTotal 4800.00 > 15000.00");
    }

    /**
     * Net 24,000.00 less 160 × 115 = 18,400.00 is 23.33 %; 50 % take a cost of 12,000.00, which is 104.347… hours, or a net of
     * 36,800.00, which is above list.
     */
    @Test
    void cutsTheHoursOfAFixedFee() {
        assertThat(remedies("""
                        {"sku": "PS-JUMPSTART", "quantity": "1", "validityMonths": 12,
                         "effort": [{"role": "CONSULTANT", "hours": "160"}]}"""))
                .containsExactly("true-margin: netTotal 24000.00 > 36800.00", "true-margin: hours 1 160.00 > 104.34");
    }

    /**
     * Two lines of 100 hours lack 1,500.00, on either 15.00 an hour, so on the first; of 300 hours and one that lack 4.50 the single
     * hour takes it to the cent, but not the 304.50 that would bring it above its list price.
     */
    @Test
    void choosesTheLineWithTheSmallestIncrease() {
        String line =
                "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"%s\", \"unitPrice\": \"%s\", \"validityMonths\": 12}";
        assertThat(remedies(line.formatted("100", "240") + "," + line.formatted("100", "240")))
                .contains("deal-discount: unitPrice 1 240.00 > 255.00");
        assertThat(remedies(line.formatted("300", "247.51") + "," + line.formatted("1", "240")))
                .contains("deal-discount: unitPrice 2 240.00 > 244.50");
        assertThat(remedies(line.formatted("300", "246.51") + "," + line.formatted("1", "240")))
                .contains("deal-discount: unitPrice 1 246.51 > 247.53");
    }

    /** 1,000 yen are worth 6.70: the list price of 275.00 is 41,044.776119 yen, 15 % off that 34,888.06. */
    @Test
    void pricesYenWithoutDecimals() {
        assertThat(remedies("JPY", """
                        {"sku": "PS-CONSULT-HR", "quantity": "10", "unitPrice": "30000.5", "validityMonths": 12}""")).startsWith("line-discount/1: unitPrice 1 30000.5 > 34888");
    }

    @Test
    void namesTheInputItself() {
        Proposal deal = Deals.deal("\"currency\": \"USD\", \"paymentTermsDays\": 75", """
                {"sku": "PS-CONSULT-HR", "quantity": "10"},
                {"sku": "PS-CONSULT-HR", "quantity": "10", "validityMonths": 18},
                {"sku": "SUB-LIGHT", "quantity": "1", "termMonths": 72,
                 "effort": [{"role": "CONSULTANT", "hours": "1300"}]}""");
        assertThat(remedies(deal, Deals.POLICY))
                .containsExactly(
                        "payment-terms: paymentTermsDays 75 > 45",
                        "effort-shortfall/3: hours 3 1300.00 > 1440.00",
                        "hours-validity/1: validityMonths 1 to be allowed null > 24",
                        "hours-validity/1: validityMonths 1 null > 12",
                        "hours-validity/2: validityMonths 2 18 > 12",
                        "subscription-term/3: termMonths 3 to be allowed 72 > 60",
                        "subscription-term/3: termMonths 3 72 > 36");
    }

    /** 16,000 × 12 a year and more than 250,000 in all; a retired SKU; revenue carved in; a term. */
    @Test
    void offersNothingWhereNothingHelps() {
        Proposal deal = Deals.deal("\"currency\": \"USD\", \"terms\": [\"CUSTOM_SLA\"]", """
                {"sku": "SUB-HIGH", "quantity": "2", "termMonths": 36, "carvedIn": "1000000"},
                {"sku": "PS-HOUR-BLOCK", "quantity": "10", "validityMonths": 12}""");
        List<String> failing = Deals.assess(deal).findings().stream()
                .filter(finding -> !finding.passes())
                .map(Finding::guardrail)
                .toList();
        assertThat(failing).containsExactly("retired-sku", "carve-gap", "acv-size", "tcv-size", "terms/CUSTOM_SLA");
        assertThat(remedies(deal, Deals.POLICY)).isEmpty();
        assertThat(Deals.assess(deal).findings().get(0).message()).contains("PS-HOUR-BLOCK (sell SUB-LIGHT instead)");
    }

    /** No remedy lowers a price or plans more hours; where every value needs an approval, only what would let it through is offered. */
    @Test
    void offersNothingWherePolicyWantsLess() {
        Policy policy = Deals.policyWith("\nguardrails:\n", """

                guardrails:
                  - {id: at-most, measure: DEAL_TRUE_MARGIN_PCT, max: [{at: 10}]}
                  - {id: at-least, measure: LINE_DISCOUNT_PCT, min: [{at: 10}]}
                  - {id: always, measure: DEAL_TRUE_MARGIN_PCT, min: [{at: 99, approvals: [FINANCE]}]}
                """);
        Proposal deal = Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"10\", \"validityMonths\": 12}");
        assertThat(remedies(deal, policy)).containsExactly("always: netTotal to be allowed 2750.00 > 115000.00");
    }

    /** 250.00 are 227.272727 euros: up to 227.28 may be asked for the ten hours, which bring the 0.07 that are missing, and no more. */
    @Test
    void doesNotGoAboveListRoundedUp() {
        Policy policy = Deals.policyWith("\nguardrails:\n", """

                guardrails:
                  - {id: no-discount, measure: LINE_DISCOUNT_PCT, max: [{at: 0}]}
                  - {id: premium, measure: LINE_DISCOUNT_PCT, max: [{at: -0.01}]}
                """);
        assertThat(remedies(
                                Deals.deal(
                                        "\"currency\": \"EUR\"",
                                        "{\"sku\": \"PS-PM-HR\", \"quantity\": \"10\", \"unitPrice\": \"227.26\","
                                                + " \"validityMonths\": 12}"),
                                policy)
                        .stream()
                        .filter(remedy -> !remedy.contains("netTotal"))
                        .filter(remedy -> remedy.startsWith("no-discount") || remedy.startsWith("premium")))
                .containsExactly("no-discount/1: unitPrice 1 227.26 > 227.28");
    }

    /** A hundredth of an hour cannot bring the 47,500,002.48 that are missing. */
    @Test
    void doesNotGoAboveWhatALineMayCost() {
        assertThat(remedies("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"0.01\", \"unitPrice\": \"0\","
                        + " \"validityMonths\": 12}, {\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"1000000\","
                        + " \"unitPrice\": \"200\", \"validityMonths\": 12}"))
                .contains("deal-discount: unitPrice 2 200.00 > 247.51");
    }

    private static List<String> remedies(String lines) {
        return remedies("USD", lines);
    }

    private static List<String> remedies(String currency, String lines) {
        return remedies(Deals.deal("\"currency\": \"" + currency + "\"", lines), Deals.POLICY);
    }

    private static List<String> remedies(Proposal proposal, Policy policy) {
        PricedDeal deal = PricedDeal.of(proposal, policy);
        Remedies remedies = new Remedies(deal);
        return Deals.assess(proposal, policy).findings().stream()
                .flatMap(finding -> remedies.of(finding).stream().map(remedy -> shown(finding, remedy)))
                .collect(Collectors.toList());
    }

    private static String shown(Finding finding, Remedy remedy) {
        return finding.guardrail()
                + (finding.line() == null ? "" : "/" + finding.line())
                + ": "
                + remedy.change().input()
                + (remedy.line() == null ? "" : " " + remedy.line())
                + (remedy.reaches() == Reach.REVIEW ? " to be allowed " : " ")
                + (remedy.from() == null ? null : remedy.from().toPlainString())
                + " > "
                + remedy.to().toPlainString();
    }
}

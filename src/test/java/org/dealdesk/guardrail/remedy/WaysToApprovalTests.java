package org.dealdesk.guardrail.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

/** Ways to reduce approvals worked out by hand. */
class WaysToApprovalTests {

    private static final String HOURS =
            "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"%s\", \"unitPrice\": \"%s\", \"validityMonths\": 12}";

    /** 20 % off the deal is 220.00 an hour; 10 % off is 247.50, and 24,750.00 go straight through. */
    @Test
    void takesEachFunctionAwayAndThenAll() {
        WaysToApproval ways = ways(Deals.usd(HOURS.formatted("100", "200")), Deals.POLICY);
        assertThat(messages(ways))
                .containsExactly(
                        "Raise line 1 to 220.00: Finance no longer needed, net +2,000.00, commission +40.00.",
                        "Raise line 1 to 247.50: no approval needed, net +4,750.00, commission +95.00.");
        assertThat(ways.obstacles()).isEmpty();
    }

    @Test
    void writesAWayWithItsFiguresBeforeAndAfter() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        WayToApproval way = ways(Deals.usd(HOURS.formatted("100", "200")), Deals.POLICY)
                .ways()
                .get(0);
        way.writeTo(json, true);
        assertThat(json).hasToString("""
{"changes":[{"change":"unitPrice","line":1,"from":"200.00","to":"220.00"}],\
"outcome":"REVIEW","requiredApprovals":["SALES_OPS"],"noLongerNeeded":["FINANCE"],\
"netTotal":{"from":"20000.00","to":"22000.00","change":"2000.00"},"trueMarginPct":{"from":"42.50","to":"47.73"},\
"commission":{"from":"400.00","to":"440.00","change":"40.00"},\
"message":"Raise line 1 to 220.00: Finance no longer needed, net +2,000.00, commission +40.00."}""");
    }

    @Test
    void writesAWayWithoutCostsWhereTheRepMayNotSeeThem() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        WayToApproval way = ways(Deals.usd(HOURS.formatted("100", "200")), Deals.POLICY)
                .ways()
                .get(0);
        way.writeTo(json, false);
        assertThat(json.get("trueMarginPct").isNull()).isTrue();
        assertThat(json.get("commission").isNull()).isTrue();
        assertThat(json.get("message").textValue()).doesNotContain("commission");
    }

    /** 50 % off is 137.50 an hour, 35 % off 178.75; 20 % off is 220.00, where the margin is 47.73 %. */
    @Test
    void letsABlockedDealThrough() {
        WaysToApproval ways = ways(Deals.usd(HOURS.formatted("110", "48")), Deals.POLICY);
        assertThat(messages(ways))
                .containsExactly(
                        "Raise line 1 to 137.50: no longer blocked, Sales Ops, Finance and the Deal Committee must approve,"
                                + " net +9,845.00, commission +302.50.",
                        "Raise line 1 to 178.75: no longer blocked, Sales Ops and Finance must approve, net +14,382.50,"
                                + " commission +393.25.",
                        "Raise line 1 to 220.00: no longer blocked, Sales Ops must approve, net +18,920.00,"
                                + " commission +484.00.");
        assertThat(ways.obstacles())
                .containsExactly(
                        "An approval is needed at any price up to list: Sales Ops reviews every deal that is, or becomes,"
                                + " larger than 25,000.00 USD.");
    }

    /**
     * Both lines to 75 % of their list (187.50 and 187.50 euros), and what the deal then lacks on the one with fewer hours, up to its
     * list price of 250.00; the rest on the other.
     */
    @Test
    void changesSeveralPricesTogether() {
        Proposal deal =
                Deals.deal("\"currency\": \"EUR\"", HOURS.formatted("60", "150") + "," + HOURS.formatted("7", "120"));
        assertThat(messages(ways(deal, Deals.POLICY)))
                .contains(
                        "Raise line 1 to 194.17 and line 2 to 249.98 EUR: Finance and the Deal Committee no longer needed,"
                                + " net +3,916.07 USD, commission +78.32 USD.");
    }

    @Test
    void saysWhyThereIsNoWay() {
        String lines = HOURS.formatted("60", "180");
        WaysToApproval legal =
                ways(Deals.deal("\"currency\": \"USD\", \"terms\": [\"CUSTOM_SLA\"]", lines), Deals.POLICY);
        assertThat(messages(legal))
                .containsExactly("Raise line 1 to 220.00: Finance no longer needed, net +2,400.00, commission +48.00.");
        assertThat(legal.obstacles())
                .containsExactly(
                        "Legal must approve at any price up to list: the term Custom SLA needs Legal.",
                        "An approval is needed at any price up to list: the term Custom SLA needs Legal.");
        WaysToApproval forbidden =
                ways(Deals.deal("\"currency\": \"USD\", \"terms\": [\"MOST_FAVORED_PRICING\"]", lines), Deals.POLICY);
        assertThat(forbidden.ways()).isEmpty();
        assertThat(forbidden.obstacles())
                .containsExactly(
                        "The deal is blocked at any price up to list: the term Most-favored-customer pricing blocks the deal.");
    }

    /**
     * 21,600.00 at a margin of 40 % leave 12,960.00, at 23 % 16,632.00: 112.69 and 144.62 hours of 115.00. The 18,400.00 of 160
     * hours have a margin of 23 % at 23,896.11; 40 % would take 30,666.67, and the list price is 24,000.00.
     */
    @Test
    void cutsTheHoursOfAFixedFee() {
        WaysToApproval ways = ways(Deals.usd("""
                        {"sku": "PS-JUMPSTART", "quantity": "1", "unitPrice": "21600", "validityMonths": 12,
                         "effort": [{"role": "CONSULTANT", "hours": "160"}]}"""), Deals.POLICY);
        assertThat(messages(ways))
                .containsExactly(
                        "Plan line 1 with 144.62 hours: the Deal Committee no longer needed, net +0.00, commission +0.00.",
                        "Plan line 1 with 112.69 hours: Finance and the Deal Committee no longer needed, net +0.00,"
                                + " commission +0.00.",
                        "Raise line 1 to 23,896.11: the Deal Committee no longer needed, net +2,296.11,"
                                + " commission +45.92.");
        assertThat(ways.obstacles())
                .containsExactly(
                        "An approval is needed at any price up to list: Sales Ops reviews every deal with delivery hours"
                                + " planned by the rep.");
    }

    /** At 220.00 an hour the deal reaches 22,000.00, and larger deals may have a discount of 5 % only: 261.25. */
    @Test
    void countsTheGuardrailsThatHigherPricesBringIn() {
        Policy policy = Deals.policyWith("\nguardrails:\n", """

                guardrails:
                  - {id: large, measure: LINE_DISCOUNT_PCT, minTcv: 22000, max: [{at: 5}, {approvals: [LEGAL]}]}
                """);
        WaysToApproval ways = ways(Deals.usd(HOURS.formatted("100", "200")), policy);
        assertThat(messages(ways))
                .containsExactly(
                        "Raise line 1 to 261.25: Finance no longer needed, net +6,125.00, commission +122.50.");
        assertThat(ways.obstacles())
                .containsExactly(
                        "An approval is needed at any price up to list: Sales Ops reviews every deal that is, or becomes,"
                                + " larger than 25,000.00 USD.");
    }

    /** 20 % off 1,100 hours is 242,000.00; without a tenth of the list more they would come to more than 250,000.00. */
    @Test
    void doesNotTripOverSize() {
        WaysToApproval ways = ways(Deals.usd(HOURS.formatted("1200", "200")), Deals.POLICY);
        assertThat(ways.ways()).isEmpty();
        assertThat(ways.obstacles())
                .contains("Finance must approve at any price up to list: TCV needs Finance at the required prices.");
    }

    @Test
    void isSilentWhereNobodyHasToApprove() {
        WaysToApproval ways = ways(Deals.usd(HOURS.formatted("10", "275")), Deals.POLICY);
        assertThat(ways.ways()).isEmpty();
        assertThat(ways.obstacles()).isEmpty();
    }

    private static List<String> messages(WaysToApproval ways) {
        return ways.ways().stream().map(WayToApproval::message).toList();
    }

    private static WaysToApproval ways(Proposal proposal, Policy policy) {
        PricedDeal deal = PricedDeal.of(proposal, policy);
        return WaysToApproval.of(deal, Deals.assess(proposal, policy), changed -> CustomerInputs.none());
    }
}

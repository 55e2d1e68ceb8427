package org.dealdesk.guardrail.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ways a reader gets who may not see costs. An hour of a consultant costs 115.00. */
class HiddenWaysTests {

    private static final String NONE_SHOWN =
            "No way is shown: those that were found only end a block whose figures are hidden.";
    private static final String HOURS =
            "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"%s\", \"unitPrice\": \"%s\", \"validityMonths\": 12}";
    private static final String PACKAGE = """
            {"sku": "PS-JUMPSTART", "quantity": "1", "unitPrice": "%s", "validityMonths": 12,
             "effort": [{"role": "CONSULTANT", "hours": "%s"}]}""";

    /** Both sides of a margin of 0: beyond it the deal is blocked, and a price or the hours at which it is not are the cost. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            18000,    190, true
            18000,    180, true
            21849.99, 190, true
            21850,    190, false
            18000,    156, false
            """)
    void leavesOutWhatOnlyEndsABlockOfAMargin(String price, String hours, boolean blocked) {
        Proposal deal = Deals.usd(PACKAGE.formatted(price, hours));
        assertThat(messages(deal, Deals.POLICY, true)).isNotEmpty();
        assertThat(messages(deal, Deals.POLICY, false).isEmpty()).isEqualTo(blocked);
        assertThat(obstacles(deal, Deals.POLICY, false).contains(NONE_SHOWN)).isEqualTo(blocked);
        assertThat(obstacles(deal, Deals.POLICY, true)).doesNotContain(NONE_SHOWN);
        if (blocked) {
            assertThat(written(deal, Deals.POLICY, false).toString()).doesNotContain("156.52", "21850", "20700");
        }
    }

    /** 50 % off 275.00 is 137.50, where the margin is 16.36 %; 35 % off 178.75 (35.66 %), and 20 % off 220.00 (47.73 %). */
    @ParameterizedTest
    @CsvSource(textBlock = """
            16, 137.50 178.75 220.00
            17, 178.75 220.00
            35, 178.75 220.00
            36, 220.00
            47, 220.00
            48, ''
            """)
    void keepsWhatMakesTheMarginPass(String passes, String prices) {
        String margins = Deals.DEFAULT_POLICY.substring(
                Deals.DEFAULT_POLICY.indexOf("  - id: true-margin"), Deals.DEFAULT_POLICY.indexOf("  - id: carve-gap"));
        Policy policy = Deals.policyWith(
                margins,
                "  - {id: true-margin, measure: DEAL_TRUE_MARGIN_PCT, min: [{at: %s}, {at: 0, approvals: [SALES_OPS]}]}\n"
                        .formatted(passes));
        assertThat(prices(Deals.usd(HOURS.formatted("110", "48")), policy, false))
                .isEqualTo(prices);
    }

    /** A discount blocks, and costs of 20.00 an hour leave a margin that passes all along. */
    @Test
    void keepsWhatEndsABlockOfADiscount() {
        Policy policy = Deals.policyWith("CONSULTANT: 115.00", "CONSULTANT: 20.00");
        Proposal deal = Deals.usd(HOURS.formatted("110", "48"));
        assertThat(prices(deal, policy, false))
                .isEqualTo(prices(deal, policy, true))
                .contains("137.50");
    }

    /**
     * Larger deals are blocked below a margin of 52 %: 115.00 / 0.48 is 239.59, and legal is asked anyway. Where all from there on passes,
     * the price is what a rep has to know.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {at: 53}, {at: 52, approvals: [LEGAL]} | ''
            {at: 52}                               | 239.59
            """)
    void leavesOutWhatEndsAtABlockThatTheChangeBringsIn(String tiers, String shown) {
        Policy policy = Deals.policyWith("\nguardrails:\n", """

                guardrails:
                  - {id: large, measure: DEAL_TRUE_MARGIN_PCT, minTcv: 22000, min: [%s]}
                """.formatted(tiers));
        Proposal deal = Deals.deal("\"currency\": \"USD\", \"terms\": [\"CUSTOM_SLA\"]", HOURS.formatted("100", "200"));
        assertThat(prices(deal, policy, true)).isEqualTo("239.59");
        assertThat(prices(deal, policy, false)).isEqualTo(shown);
    }

    private static String prices(Proposal proposal, Policy policy, boolean withCost) {
        List<String> prices = new ArrayList<>();
        written(proposal, policy, withCost).get("ways").forEach(way -> way.get("changes")
                .forEach(change -> prices.add(change.get("to").textValue())));
        return String.join(" ", prices);
    }

    private static List<String> messages(Proposal proposal, Policy policy, boolean withCost) {
        return written(proposal, policy, withCost).get("ways").findValuesAsText("message");
    }

    private static List<String> obstacles(Proposal proposal, Policy policy, boolean withCost) {
        List<String> obstacles = new ArrayList<>();
        written(proposal, policy, withCost).get("obstacles").forEach(obstacle -> obstacles.add(obstacle.textValue()));
        return obstacles;
    }

    private static ObjectNode written(Proposal proposal, Policy policy, boolean withCost) {
        PricedDeal deal = PricedDeal.of(proposal, policy);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        WaysToApproval.of(deal, Deals.assess(proposal, policy), changed -> CustomerInputs.none())
                .writeTo(json, withCost);
        return json;
    }
}

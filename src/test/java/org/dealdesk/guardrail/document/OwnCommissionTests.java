package org.dealdesk.guardrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.deal.Proposal;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

/** What a rep sees of a commission that is shared. */
class OwnCommissionTests {

    private static final Proposal SHARED = Deals.deal(
            "\"currency\": \"USD\", \"credits\": [{\"rep\": \"rep\", \"percent\": 60}, {\"rep\": \"rep2\", \"percent\": 40}]",
            "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"100\", \"validityMonths\": 12}");

    @Test
    void isTheRepsAmountWithoutThoseOfOthers() {
        ObjectNode economics = economics();
        OwnCommission.of("rep2", economics);

        assertThat(economics.get("commission").textValue()).isEqualTo("220.00");
        assertThat(economics.get("commissionOf").textValue()).isEqualTo("rep2");
        assertThat(economics.at("/commissionSplit/0/amount").isNull()).isTrue();
        assertThat(economics.at("/commissionSplit/1/amount").textValue()).isEqualTo("220.00");
        JsonNode people = economics.at("/commissionPlans/0/people");
        assertThat(people.get(0))
                .hasToString("{\"person\":\"rep\",\"share\":null,\"attainment\":null,\"amount\":null}");
        assertThat(people.get(1))
                .hasToString("{\"person\":\"rep2\",\"share\":\"11000.00\",\"attainment\":null,\"amount\":\"220.00\"}");
        assertThat(economics.toString()).doesNotContain("330.00", "550.00", "16500.00");
    }

    @Test
    void isNullForAPersonWhoGetsNoneOfTheDeal() {
        ObjectNode economics = economics();
        OwnCommission.of("rep3", economics);

        assertThat(economics.get("commission").isNull()).isTrue();
        assertThat(economics.toString()).doesNotContain("330.00", "220.00", "550.00");
    }

    private static ObjectNode economics() {
        return (ObjectNode) Deals.document(SHARED, Deals.POLICY).required("economics");
    }
}

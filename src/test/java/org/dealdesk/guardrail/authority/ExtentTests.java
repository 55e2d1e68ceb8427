package org.dealdesk.guardrail.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Measure;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

class ExtentTests {

    @Test
    void isTheDealsOwnValueWithoutOtherDealsOfTheCustomer() {
        Extent extent = extent(hours("200", "250"), CustomerInputs.none());

        assertThat(extent.tcv()).isEqualByComparingTo("50000");
        assertThat(extent.trueMarginPct()).isEqualByComparingTo("54");
        assertThat(extent.region()).isNull();
        assertThat(extent.segment()).isNull();
    }

    @Test
    void isTheValueOfTheCustomersRecentDealsWhereItIsLarger() {
        String window = Deals.POLICY.guardrails().stream()
                .filter(guardrail -> guardrail.measure() == Measure.CUSTOMER_WINDOW_TCV)
                .map(Guardrail::id)
                .findFirst()
                .orElseThrow();
        CustomerInputs others = CustomerInputs.of(
                Map.of(window, new CustomerInputs.Answer.Recent(new BigDecimal("10000.50"), List.of("D-000007"))));

        assertThat(extent(hours("200", "250"), others).tcv()).isEqualByComparingTo("60000.50");
    }

    @Test
    void hasNoMarginWhereTheNetIsZero() {
        assertThat(extent(hours("200", "0"), CustomerInputs.none()).trueMarginPct())
                .isNull();
    }

    /** 34.996 % is shown as 35.00 %, and is outside a limit of 35 %. */
    @Test
    void roundsTheMarginDown() {
        Extent extent = extent(hours("100", "176.92"), CustomerInputs.none());

        assertThat(extent.trueMarginPct()).isEqualByComparingTo("34.99");
        assertThat(new Limits(null, new BigDecimal("35"), null, null).contain(extent))
                .isFalse();
        assertThat(new Limits(null, new BigDecimal("34.99"), null, null).contain(extent))
                .isTrue();
    }

    @Test
    void isInThePolicysCurrencyAndNamesRegionAndSegment() {
        Proposal proposal = Deals.deal(
                "\"currency\": \"EUR\", \"region\": \"EMEA\"",
                "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"100\", \"unitPrice\": \"200\", \"validityMonths\": 12}");
        Extent extent = extent(proposal, CustomerInputs.none());

        assertThat(extent.tcv()).isEqualByComparingTo("22000");
        assertThat(extent.region()).isEqualTo("EMEA");
    }

    private static Extent extent(Proposal proposal, CustomerInputs inputs) {
        return Extent.of(PricedDeal.of(proposal, Deals.POLICY), inputs);
    }

    private static Proposal hours(String quantity, String price) {
        return Deals.usd(
                "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"%s\", \"unitPrice\": \"%s\", \"validityMonths\": 12}"
                        .formatted(quantity, price));
    }
}

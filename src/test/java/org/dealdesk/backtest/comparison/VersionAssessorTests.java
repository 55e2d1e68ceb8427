package org.dealdesk.backtest.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;

class VersionAssessorTests {

    private static final String FLAT = "rate: 2\n  kinds: [TIME_AND_MATERIALS, FIXED_FEE]";

    @Test
    void worksOutACommissionAsOnTheFirstDayOfTheVersion() {
        assertThat(commission("{id: a, to: 2026-01-01, rate: 1}, {id: b, rate: 3}"))
                .isEqualByComparingTo("302.50");
        assertThat(commission("{id: a, from: 2026-01-02, rate: 1}, {id: b, rate: 3}"))
                .isEqualByComparingTo("907.50");
        assertThat(commission("{id: a, tiers: [{above: 0, rate: 0}, {above: 20000, rate: 4}]}"))
                .isEqualByComparingTo("330.00");
    }

    /** Of 27,500.00, with an overlay of 10 %. */
    private static BigDecimal commission(String plans) {
        Policy policy =
                Deals.policyWith(FLAT, "plans: [" + plans + "]\n  overlays: [{person: sales-lead, percent: 10}]");
        return new VersionAssessor(policy)
                .assess(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"100\", \"validityMonths\": 12}"))
                .assessment()
                .economics()
                .commission()
                .amount();
    }
}

package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.guardrail.Assessment;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deals are written as {@code hours, price, payment days, terms}; with 200 hours Sales Ops sees the deal as a whole. */
class ImprovementTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # asked by deal-discount
            SALES_OPS | 200, 240, 30             | 200, 240, 30                    | false
            SALES_OPS | 200, 240, 30             | 200, 240.01, 30                 | true
            SALES_OPS | 200, 240, 30             | 200, 239.99, 30                 | false
            # payment terms did not ask for Sales Ops, so that they are better answers nothing
            SALES_OPS | 200, 240, 30             | 200, 240, 10                    | false
            # nor does another size at the same price
            SALES_OPS | 200, 240, 30             | 20, 240, 30                     | false
            # asked by routing alone: anything that is measured counts
            SALES_OPS | 200, 275, 30             | 200, 275, 30                    | false
            SALES_OPS | 200, 275, 30             | 200, 275, 29                    | true
            SALES_OPS | 200, 275, 30             | 199, 275, 30                    | true
            SALES_OPS | 200, 275, 30             | 201, 275, 31                    | false
            # finance by payment terms
            FINANCE   | 200, 240, 75             | 200, 240, 75                    | false
            FINANCE   | 200, 240, 75             | 200, 274, 75                    | false
            FINANCE   | 200, 240, 75             | 200, 240, 74                    | true
            FINANCE   | 200, 240, 75             | 200, 275, 76                    | false
            # legal by a term alone
            LEGAL     | 20, 275, 30, CUSTOM_SLA  | 20, 275, 30, CUSTOM_SLA         | false
            LEGAL     | 20, 275, 30, CUSTOM_SLA  | 10, 300, 10, CUSTOM_SLA         | false
            LEGAL     | 20, 275, 30, CUSTOM_SLA  | 20, 275, 30                     | true
            LEGAL     | 20, 275, 30, CUSTOM_SLA  | 20, 275, 30, CUSTOMER_PAPER     | true
            # any term that is gone
            FINANCE   | 20, 275, 75, CUSTOM_SLA  | 20, 275, 75                     | true
            # the committee, on an appeal it was not required for: the deal as a whole
            COMMITTEE | 20, 275, 30              | 20, 275, 30                     | false
            COMMITTEE | 20, 275, 30              | 20, 276, 30                     | true
            """)
    void isInWhatTheFunctionWasAskedAbout(ApprovalFunction function, String rejected, String next, boolean better) {
        Improvement improvement = new Improvement(assessed(rejected), function);

        assertThat(improvement.isIn(assessed(next))).isEqualTo(better);
    }

    @Test
    void isNeverInTheSameRevision() {
        Seeded.check(1_000, seeded -> {
            Assessment rejected = Deals.assess(RandomDeals.any(seeded, Deals.POLICY));
            for (ApprovalFunction function : ApprovalFunction.values()) {
                assertThat(new Improvement(rejected, function).isIn(rejected)).isFalse();
            }
        });
    }

    @Test
    void isInAGuardrailThatIsGoneOrMeansSomethingElse() {
        Policy other = Deals.policyWith("measure: DEAL_DISCOUNT_PCT", "measure: LINE_DISCOUNT_PCT");
        Policy without = Deals.policyWith("id: deal-discount", "id: discount-of-the-deal");
        Improvement improvement = new Improvement(assessed("200, 240, 30"), ApprovalFunction.SALES_OPS);

        assertThat(improvement.guardrails()).containsExactly("deal-discount");
        assertThat(improvement.isIn(assessed("200, 240, 30", other))).isTrue();
        assertThat(improvement.isIn(assessed("200, 240, 30", without))).isTrue();
        assertThat(improvement.isIn(assessed("200, 240, 30", Deals.policyWith("validDays: 30", "validDays: 31"))))
                .isFalse();
    }

    private static Assessment assessed(String written) {
        return assessed(written, Deals.POLICY);
    }

    private static Assessment assessed(String written, Policy policy) {
        String[] parts = written.split(",\\s*", 4);
        String terms = parts.length < 4 ? "" : "\"" + parts[3] + "\"";
        return Deals.assess(
                Deals.deal(
                        "\"currency\": \"USD\", \"paymentTermsDays\": %s, \"terms\": [%s]".formatted(parts[2], terms),
                        "{\"sku\": \"PS-CONSULT-HR\", \"quantity\": %s, \"unitPrice\": %s, \"validityMonths\": 12}"
                                .formatted(parts[0], parts[1])),
                policy);
    }
}

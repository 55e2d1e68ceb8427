package org.dealdesk.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices, costs and discounts compared with margins. */
class MarginLintTests {

    /** A margin covers a discount where it looks at each deal that the discount looks at. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minTcv: 5000                  | minTcv: 5000                                | true
            minTcv: 5000                  | minTcv: 4999                                | true
            minTcv: 5000                  | minTcv: 5001                                | false
            segments: [CORE]              | segments: [CORE]                            | true
            segments: [CORE]              | segments: [CORE, ENTERPRISE]                | true
            segments: [CORE, ENTERPRISE]  | segments: [CORE]                            | false
            segments: [CORE]              | regions: [AMER]                             | false
            segments: [CORE]              | name: Margin                                | true
            """)
    void comparesADiscountWithTheMarginsThatLookAtAllItsDeals(String discount, String margin, boolean compared) {
        String changed = LintedPolicies.changed(
                        "name: Line discount", "name: Line discount/    ".replace("/", "\n") + discount)
                .replace("    name: Deal margin\n", "    " + margin + "\n");
        assertThat(LintedPolicies.ids(PolicyLint.of(changed, LintedPolicies.TWO_EACH))
                        .contains("discount-fails-margin:/guardrails/1/max/3:/guardrails/3"))
                .isEqualTo(compared);
    }

    /** Twelve SKUs at 200.00 that cost 115.00, and the legacy block of hours at 250.00: ten are named. */
    @Test
    void namesTenSkusThatAlwaysMissAMargin() {
        String more = IntStream.rangeClosed(1, 12)
                .mapToObj(number ->
                        "  - {sku: THIN-%d, name: Thin, kind: TIME_AND_MATERIALS, listPrice: 200, role: CONSULTANT}\n"
                                .formatted(number))
                .collect(Collectors.joining());
        String text = Deals.DEFAULT_POLICY.replace("priceBook:\n", "priceBook:\n" + more);
        assertThat(PolicyLint.of(text, LintedPolicies.TWO_EACH).findings())
                .filteredOn(finding -> finding.id().equals("discount-fails-margin:/guardrails/1/max/2:/guardrails/3"))
                .extracting(LintFinding::message)
                .containsExactly(
                        "with Line discount above 25 %, a single line at default effort always has Deal margin below 40 %"
                                + " (THIN-1, THIN-2, THIN-3, THIN-4, THIN-5, THIN-6, THIN-7, THIN-8, THIN-9, THIN-10 and 3 more);"
                                + " below 50 % (PS-CONSULT-HR, PS-ARCH-HR, PS-PM-HR)");
        assertThat(PolicyLint.of(text, LintedPolicies.TWO_EACH).findings())
                .filteredOn(finding -> finding.id().equals("list-price-fails-margin:/priceBook/0:/guardrails/3"))
                .extracting(LintFinding::message)
                .containsExactly(
                        "THIN-1 has a margin of 42.50 % at its list price and default effort, which under Deal margin needs Sales Ops");
    }
}

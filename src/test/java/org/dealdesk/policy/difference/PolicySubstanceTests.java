package org.dealdesk.policy.difference;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicySubstanceTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            version: "2026.1"                        | version: "2027.1"                               | true
            effectiveFrom: 2026-01-01                | effectiveFrom: 2027-01-01                       | true
            name: Services guardrails after the turn | name: Turn                                      | true
            name: Consulting hour,                   | name: An hour of consulting,                    | true
            - id: deal-discount                      | - {id: x, measure: TCV, max: [{at: 1}]}\\n  - id: deal-discount | false
            holidays: [2026-11-26,                   | holidays: [2026-11-27,                          | true
            holidays: [2026-11-26,                   | country: US, holidays: [2026-11-26,             | true
            to: "17:00"                              | to: "18:00"                                     | true
            {at: 10}                                 | {at: 10.0}                                      | true
            {at: 10}                                 | {at: 10.1}                                      | false
            listPrice: 275.00                        | listPrice: 275                                  | true
            listPrice: 275.00                        | listPrice: 276                                  | false
            CONSULTANT: 115.00                       | CONSULTANT: 115.01                              | false
            validDays: 30                            | validDays: 31                                   | false
            sla: {SALES_OPS: 8                       | sla: {SALES_OPS: 9                              | true
            justification: OPTIONAL                  | envelope: {maxGrowthPct: 20}                    | false
            repsSeeCost: true                        | repsSeeCost: false                              | false
            rate: 2                                  | rate: 3                                         | false
            """)
    void isAllButWordsDatesAndTheCalendar(String text, String replacement, boolean same) {
        assertThat(Deals.DEFAULT_POLICY).contains(text);
        String other = Deals.DEFAULT_POLICY.replaceFirst(
                java.util.regex.Pattern.quote(text),
                java.util.regex.Matcher.quoteReplacement(replacement.replace("\\n", "\n")));

        assertThat(PolicySubstance.of(other).equals(PolicySubstance.of(Deals.DEFAULT_POLICY)))
                .isEqualTo(same);
    }

    /** What may have a name or a description in a document of another version. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: Deal discount                     | name: Discount\\n    description: Of the deal
            CUSTOMER_PAPER: {name: Customer paper,  | CUSTOMER_PAPER: {name: Their paper,
            segments: [CORE, ENTERPRISE]            | segments: {CORE: {name: Core}, ENTERPRISE: {}}
            rateCard:                               | roles: {CONSULTANT: {name: Consultant}}\\nrateCard:
            """)
    void isWithoutNames(String text, String replacement) {
        assertThat(Deals.DEFAULT_POLICY).contains(text);
        String other = Deals.DEFAULT_POLICY.replace(text, replacement.replace("\\n", "\n"));

        assertThat(PolicySubstance.of(other)).isEqualTo(PolicySubstance.of(Deals.DEFAULT_POLICY));
    }
}

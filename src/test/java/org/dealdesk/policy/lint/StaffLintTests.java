package org.dealdesk.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lint says of members whose authority is limited. */
class StaffLintTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                    | -                    | false
            FINANCE-1            | -                    | false
            FINANCE-1, FINANCE-2 | -                    | true
            FINANCE-1, FINANCE-2 | LEGAL-1              | true
            former, LEGAL-1      | LEGAL-1              | false
            """)
    void warnsOfAFunctionWhoseMembersAllHaveLimits(String ofFinance, String ofLegal, boolean warned) {
        Staff two = LintedPolicies.TWO_EACH;
        Staff limited = new Staff(
                two.holders(),
                Map.of(ApprovalFunction.FINANCE, people(ofFinance), ApprovalFunction.LEGAL, people(ofLegal)),
                two.standing());
        assertThat(LintedPolicies.ids(PolicyLint.of(Deals.DEFAULT_POLICY, limited)))
                .filteredOn(id -> id.startsWith("limited-authority"))
                .isEqualTo(warned ? List.of("limited-authority:/approval/sla/FINANCE") : List.of());
    }

    private static Set<String> people(String listed) {
        return listed == null ? Set.of() : Set.of(listed.split(", ", -1));
    }
}

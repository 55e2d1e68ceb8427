package org.dealdesk.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.policy.ApprovalFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state that two revisions with their appeals can reach, for each set of required functions. */
class ApprovalModelTests {

    private static final ModelRules REAL = new ModelRules();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noPathReachesApprovalWithoutEveryRequiredFunction(int quorum) {
        int states = 0;
        for (Set<ApprovalFunction> required : subsets()) {
            ApprovalModel model = new ApprovalModel(required, quorum, REAL);
            model.explore();
            assertThat(model.violations()).as("%s, quorum %d", required, quorum).isEmpty();
            assertThat(model.reached()).as("%s", required).contains("APPROVED", "WON", "LOST", "EXPIRED");
            if (!required.isEmpty()) {
                assertThat(model.reached()).contains("IN_REVIEW", "REJECTED", "WITHDRAWN", "CHANGES_REQUESTED");
            }
            states += model.states();
        }
        assertThat(states).isGreaterThan(1000);
    }

    @Test
    void appealsAreAmongThePathsThatReachApproval() {
        ApprovalModel model = new ApprovalModel(EnumSet.allOf(ApprovalFunction.class), 1, REAL);
        model.explore();

        assertThat(model.reached()).contains("APPROVED on appeal", "REJECTED on appeal");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SKIPS_LEGAL             | APPROVED without LEGAL
            SKIPS_UNDECIDED         | APPROVED without LEGAL
            SKIPS_THE_COMMITTEE     | APPROVED without FINANCE
            APPEALS_FOR_EVER        | appealed twice
            HEARS_THE_COMMITTEE_OUT | appealed over the committee
            HEARS_LATE_APPEALS      | appealed too late
            ASKS_TWICE              | asks SALES_OPS again
            """)
    void aBrokenRuleIsFound(ModelRules.Fault fault, String violation) {
        Set<String> found = new TreeSet<>();
        for (Set<ApprovalFunction> required : subsets()) {
            ApprovalModel model = new ApprovalModel(required, 1, new ModelRules(fault));
            model.explore();
            found.addAll(model.violations());
        }

        assertThat(found).anyMatch(said -> said.contains(violation));
    }

    private static Set<Set<ApprovalFunction>> subsets() {
        Set<Set<ApprovalFunction>> subsets = new HashSet<>(Set.of(EnumSet.noneOf(ApprovalFunction.class)));
        for (ApprovalFunction function : ApprovalFunction.values()) {
            for (Set<ApprovalFunction> without : List.copyOf(subsets)) {
                Set<ApprovalFunction> with = EnumSet.of(function);
                with.addAll(without);
                subsets.add(with);
            }
        }
        return subsets;
    }
}

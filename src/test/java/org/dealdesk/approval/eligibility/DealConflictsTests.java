package org.dealdesk.approval.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.deal.Conflict;
import org.dealdesk.policy.ApprovalFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealConflictsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FINANCE   | SALES_OPS LEGAL COMMITTEE
            COMMITTEE | SALES_OPS FINANCE LEGAL
            """)
    void aDecisionConflictsWithTheOtherFunctions(ApprovalFunction decided, String others) {
        Set<Conflict> expected = List.of(others.split(" ", -1)).stream()
                .flatMap(function -> List.of("ann", "bob").stream()
                        .map(person -> new Conflict(person, function, Conflict.Reason.DECIDED)))
                .collect(Collectors.toSet());
        assertThat(DealConflicts.ofDecision(decided, List.of("ann", "bob")))
                .containsExactlyInAnyOrderElementsOf(expected)
                .noneMatch(Conflict::isOfParty);
    }

    @ParameterizedTest
    @CsvSource({"ann, ann, false", "crm, ann, true"})
    void aSubmitterOtherThanTheOwnerIsAParty(String submitter, String owner, boolean party) {
        assertThat(DealConflicts.ofSubmitter(submitter, owner))
                .isEqualTo(party ? List.of(Conflict.ofParty(submitter, Conflict.Reason.SUBMITTER)) : List.of())
                .allMatch(Conflict::isOfParty);
    }
}

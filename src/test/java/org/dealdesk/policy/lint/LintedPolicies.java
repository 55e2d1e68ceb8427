package org.dealdesk.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.lint.LintFinding.Severity;
import org.dealdesk.testing.data.Deals;

/** The default policy with changes, and what lint says of it. */
final class LintedPolicies {

    static final Staff TWO_EACH = people(staff(2));

    private LintedPolicies() {}

    static List<String> ids(PolicyLint lint) {
        assertThat(lint.findings()).allSatisfy(finding -> {
            assertThat(finding.line()).isPositive();
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.severity()).isIn(Severity.ERROR, Severity.WARNING);
        });
        assertThat(lint.findings()).extracting(LintFinding::id).doesNotHaveDuplicates();
        return lint.findings().stream().map(LintFinding::id).toList();
    }

    /** A slash before indentation is a line break of the YAML. */
    static String changed(String text, String replacement) {
        String from = text.replaceAll("/(?=  )", "\n");
        assertThat(Deals.DEFAULT_POLICY).contains(from);
        int at = Deals.DEFAULT_POLICY.indexOf(from);
        return Deals.DEFAULT_POLICY.substring(0, at)
                + replacement.replaceAll("/(?=  )", "\n")
                + Deals.DEFAULT_POLICY.substring(at + from.length());
    }

    /** So many people of each function, such as FINANCE-1; other ids that begin with "former" are inactive, with "ghost" unknown. */
    static Staff people(Map<ApprovalFunction, Integer> counts) {
        Map<ApprovalFunction, Set<String>> holders = new EnumMap<>(ApprovalFunction.class);
        counts.forEach((function, count) -> holders.put(
                function,
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> function + "-" + number)
                        .collect(Collectors.toSet())));
        return new Staff(
                holders,
                Map.of(),
                id -> id.startsWith("ghost")
                        ? Staff.Standing.UNKNOWN
                        : id.startsWith("former") ? Staff.Standing.INACTIVE : Staff.Standing.ACTIVE);
    }

    static Map<ApprovalFunction, Integer> staff(int each) {
        Map<ApprovalFunction, Integer> staff = new EnumMap<>(ApprovalFunction.class);
        for (ApprovalFunction function : ApprovalFunction.values()) {
            staff.put(function, each);
        }
        return staff;
    }
}

package org.dealdesk.approval.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.dealdesk.platform.json.CanonicalJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTests {

    private static final String NO_FINDINGS = assessment("2026.1", "", "");

    /** The same walk serves the fields of the proposal and the figures of the economics. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            {'a': 1}              | {'a': 1}              | -
            {'a': 1}              | {'a': 2}              | /a 1 2
            {'a': 1}              | {}                    | /a 1 null
            {}                    | {'a': 1}              | /a null 1
            {'a': {'b': 1}}       | {'a': {'b': 2}}       | /a/b 1 2
            {'a': {'b': 1}}       | {'a': 1}              | /a {"b":1} 1
            {'a': [1, 2]}         | {'a': [1, 3]}         | /a/1 2 3
            {'a': [1, 2]}         | {'a': [1]}            | /a/1 2 null
            {'a': [1]}            | {'a': [1, 2]}         | /a/1 null 2
            {'a': [1]}            | {'a': 1}              | /a [1] 1
            {'a': 1}              | {'a': [1]}            | /a 1 [1]
            {'a': 1}              | {'a': {'b': 1}}       | /a 1 {"b":1}
            {'a/b': 1, 'c~d': 1}  | {'a/b': 2, 'c~d': 2}  | /a~1b 1 2, /c~0d 1 2
            {'a': 1, 'b': 1}      | {'c': 1, 'b': 2}      | /a 1 null, /b 1 2, /c null 1
            """)
    void namesEachValueThatIsAnother(String from, String to, String changes) {
        Difference difference =
                Difference.between("D-000001", side(1, from, economics(from)), side(2, to, economics(to)));

        assertThat(inWords(difference.fields())).isEqualTo(changes);
        assertThat(inWords(difference.figures())).isEqualTo(changes);
        assertThat(difference.compared().deal()).isEqualTo("D-000001");
        assertThat(difference.compared().from()).isEqualTo(1);
        assertThat(difference.compared().to()).isEqualTo(2);
    }

    private static String inWords(List<Difference.Change> changes) {
        return changes.isEmpty()
                ? null
                : String.join(
                        ", ",
                        changes.stream()
                                .map(change -> change.at() + " " + change.from() + " " + change.to())
                                .toList());
    }

    /** A finding is the same one by its guardrail and its line; what it says in words does not count. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            {'guardrail': 'g', 'severity': 'PASS'}               | {'guardrail': 'g', 'severity': 'PASS'}               | -
            {'guardrail': 'g', 'severity': 'PASS'}               | {'guardrail': 'g', 'severity': 'BLOCK'}              | g - PASS BLOCK
            {'guardrail': 'g', 'line': 1, 'severity': 'PASS'}    | {'guardrail': 'g', 'line': 1, 'severity': 'BLOCK'}   | g 1 PASS BLOCK
            {'guardrail': 'g', 'line': 1, 'severity': 'PASS'}    | {'guardrail': 'g', 'line': 2, 'severity': 'PASS'}    | g 2 null PASS, g 1 PASS null
            {'guardrail': 'g', 'severity': 'PASS'}               | {'guardrail': 'h', 'severity': 'PASS'}               | h - null PASS, g - PASS null
            {'guardrail': 'g', 'line': null, 'severity': 'PASS'} | {'guardrail': 'g', 'severity': 'PASS'}               | -
            {'guardrail': 'g', 'severity': 'PASS', 'message': 1} | {'guardrail': 'g', 'severity': 'PASS', 'message': 2} | -
            {'guardrail': 'g', 'severity': 'PASS', 'limit': '1'} | {'guardrail': 'g', 'severity': 'PASS', 'limit': '2'} | g - PASS PASS
            """)
    void namesFindingsThatCameWentOrSaySomethingElse(String from, String to, String changes) {
        Difference difference = Difference.between(
                "D-000001", side(1, "{}", assessment("2026.1", from, "")), side(2, "{}", assessment("2026.1", to, "")));

        List<String> found = difference.findings().stream()
                .map(change -> "%s %s %s %s"
                        .formatted(
                                change.guardrail(),
                                change.line() == null ? "-" : change.line(),
                                change.from().path("severity").asText("null"),
                                change.to().path("severity").asText("null")))
                .toList();
        assertThat(found.isEmpty() ? null : String.join(", ", found)).isEqualTo(changes);
    }

    @Test
    void saysOfAFindingWhatRulesSayAndNothingElse() {
        Difference difference = Difference.between(
                "D-000001",
                side(1, "{}", NO_FINDINGS),
                side(
                        2,
                        "{}",
                        assessment(
                                "2026.1",
                                "{'guardrail': 'g', 'severity': 'REVIEW', 'approvals': ['FINANCE'], 'measured': '2',"
                                        + " 'limit': '1', 'message': 'g is 2'}",
                                "")));

        assertThat(difference.findings()).singleElement().satisfies(change -> {
            assertThat(change.from().isNull()).isTrue();
            assertThat(change.to())
                    .hasToString("{\"severity\":\"REVIEW\",\"approvals\":[\"FINANCE\"],\"measured\":\"2\","
                            + "\"limit\":\"1\",\"exceeded\":null}");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026.1 | 'FINANCE', 'LEGAL' | 2026.1 | 'LEGAL', 'SALES_OPS' | false | [SALES_OPS] | [FINANCE]
            2026.1 | 'LEGAL'            | 2026.2 | 'LEGAL'              | true  | []          | []
            """)
    void namesThePoliciesAndWhoseApprovalsCameAndWent(
            String policyFrom, String from, String policyTo, String to, boolean changed, String added, String removed) {
        Difference difference = Difference.between(
                "D-000001",
                side(1, "{}", assessment(policyFrom, "", from)),
                side(2, "{}", assessment(policyTo, "", to)));

        assertThat(difference.policy()).isEqualTo(new Difference.Policy(policyFrom, policyTo, changed));
        assertThat(difference.approvals().from()).hasToString("[" + from.replace("'", "") + "]");
        assertThat(difference.approvals().to()).hasToString("[" + to.replace("'", "") + "]");
        assertThat(difference.approvals().added()).hasToString(added);
        assertThat(difference.approvals().removed()).hasToString(removed);
    }

    private static Difference.Side side(int revision, String proposal, String assessment) {
        return new Difference.Side(revision, json(proposal), json(assessment));
    }

    private static String economics(String economics) {
        return "{'policy': '2026.1', 'economics': %s, 'findings': [], 'requiredApprovals': []}".formatted(economics);
    }

    private static String assessment(String policy, String findings, String required) {
        return "{'policy': '%s', 'economics': {}, 'findings': [%s], 'requiredApprovals': [%s]}"
                .formatted(policy, findings, required);
    }

    private static JsonNode json(String text) {
        return CanonicalJson.read(text.replace('\'', '"'));
    }
}

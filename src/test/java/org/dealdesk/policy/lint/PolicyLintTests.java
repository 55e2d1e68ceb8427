package org.dealdesk.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row changes one thing in the default policy, and names what lint says more (or says no more) than of the default itself. */
class PolicyLintTests {

    @Test
    void findsNoErrorInTheDefaultPolicy() {
        assertThat(PolicyLint.of(Deals.DEFAULT_POLICY, LintedPolicies.TWO_EACH).errors())
                .isEmpty();
        assertThat(PolicyLint.of(Deals.DEFAULT_POLICY, LintedPolicies.TWO_EACH).warnings())
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            # out of reach
            {at: 60, approvals: [SALES_OPS, FINANCE, COMMITTEE]} | {at: 100, approvals: [SALES_OPS, FINANCE, COMMITTEE]}/      - {at: 101, approvals: [SALES_OPS, FINANCE, COMMITTEE]} | +unreachable:/guardrails/1/max/4
            {at: 60, approvals: [SALES_OPS, FINANCE, COMMITTEE]} | {at: 99.99, approvals: [SALES_OPS, FINANCE, COMMITTEE]}/      - {at: 101, approvals: [SALES_OPS, FINANCE, COMMITTEE]} | +discount-fails-margin:/guardrails/1/max/4:/guardrails/3, +discount-fails-margin:/guardrails/1/max/4:/guardrails/4
            min:/      - {at: 50}             | min:/      - {at: 101}/      - {at: 50}                | +unreachable:/guardrails/3/min/0
            min:/      - {at: 50}             | min:/      - {at: 100}/      - {at: 50}                | ''
            - {at: 36}                        | - {at: 0}/      - {at: 36}                             | +unreachable:/guardrails/12/max/0
            - {at: 36}                        | - {at: 1}/      - {at: 36}                             | ''
            {at: 25, approvals: [SALES_OPS]}  | {approvals: [SALES_OPS]}                               | +unreachable:/guardrails/1/max/2
            # out of order, the same twice
            {at: 25, approvals: [SALES_OPS]}  | {at: 14, approvals: [SALES_OPS]}                       | +out-of-order:/guardrails/1/max/1/at
            {at: 25, approvals: [SALES_OPS]}  | {at: 15, approvals: [SALES_OPS]}                       | +overlap:/guardrails/1/max/1/at
            # no end
            {at: 90, approvals: [FINANCE]}    | {approvals: [FINANCE]}                                 | +open-ended:/guardrails/9/max/2
            - {approvals: [SALES_OPS, FINANCE]} | - {at: 500000, approvals: [SALES_OPS, FINANCE]}      | -open-ended:/guardrails/14/max/2
            # holidays of the year in which it begins, and of the next
            2026-12-25, 2027-01-01            | 2026-12-25                                             | +no-holidays:/approval/calendar/holidays
            holidays: [2026-11-26, 2026-12-25, 2027-01-01] | holidays: [2027-01-01]                     | +no-holidays:/approval/calendar/holidays
            holidays: [2026-11-26, 2026-12-25, 2027-01-01] | holidays: [2026-01-01, 2027-12-31]         | ''
            holidays: [2026-11-26, 2026-12-25, 2027-01-01] | holidays: []                               | +no-holidays:/approval/calendar/holidays
            effectiveFrom: 2026-01-01         | effectiveFrom: 2026-12-31                              | ''
            effectiveFrom: 2026-01-01         | effectiveFrom: 2027-01-01                              | +no-holidays:/approval/calendar/holidays
            holidays: [2026-11-26, 2026-12-25, 2027-01-01] | country: US                             | ''
            holidays: [2026-11-26, 2026-12-25, 2027-01-01] | country: US, holidays: [2026-12-24]     | ''
            # a cliff
            {at: 24, approvals: [SALES_OPS, FINANCE]} | {at: 24, approvals: [LEGAL, FINANCE]}          | +cliff:/guardrails/11/max/1
            {at: 60, approvals: [FINANCE, LEGAL]} | {at: 60, approvals: [FINANCE, LEGAL, COMMITTEE]}   | +cliff:/guardrails/12/max/2
            {at: 60, approvals: [FINANCE, LEGAL]} | {at: 60, approvals: [SALES_OPS, FINANCE, LEGAL]}   | ''
            always: [SALES_OPS]               | always: []                                             | +cliff:/guardrails/10/max/1, +cliff:/guardrails/11/max/1
            # fewer functions further out
            {at: 90, approvals: [FINANCE]}    | {at: 80, approvals: [FINANCE]}/      - {at: 90, approvals: [SALES_OPS]} | +fewer-approvals:/guardrails/9/max/3
            {at: 90, approvals: [FINANCE]}    | {at: 80, approvals: [FINANCE]}/      - {at: 90, approvals: [LEGAL]} | ''
            measure: DEAL_DISCOUNT_PCT        | measure: DEAL_DISCOUNT_PCT/    kinds: [SUBSCRIPTION]   | +not-allowed:/guardrails/2/kinds
            # never trips
            measure: LINE_TERM_MONTHS         | measure: LINE_TERM_MONTHS/    kinds: [FIXED_FEE]       | +never-trips:/guardrails/12
            measure: LINE_TERM_MONTHS         | measure: LINE_TERM_MONTHS/    kinds: [SUBSCRIPTION]    | ''
            max: [{at: 0}]                    | max: [{at: 200}]                                       | +never-trips:/guardrails/0
            max: [{at: 0}]                    | max: [{at: 199}]                                       | ''
            {at: 45}                          | {at: 365}                                              | +out-of-order:/guardrails/9/max/1/at
            {at: 150}                         | {at: 0}                                                | +out-of-order:/guardrails/6/min/1/at
            # a list price that fails
            PS-PM-HR, name: Project management hour, kind: TIME_AND_MATERIALS, listPrice: 250.00 | PS-PM-HR, name: Project management hour, kind: TIME_AND_MATERIALS, listPrice: 219.99 | +list-price-fails-margin:/priceBook/2:/guardrails/3, +discount-fails-margin:/guardrails/1/max/3:/guardrails/4
            PS-PM-HR, name: Project management hour, kind: TIME_AND_MATERIALS, listPrice: 250.00 | PS-PM-HR, name: Project management hour, kind: TIME_AND_MATERIALS, listPrice: 220 | +discount-fails-margin:/guardrails/1/max/3:/guardrails/4
            hoursPerMonth: 20                 | hoursPerMonth: 40                                      | +list-price-fails-margin:/priceBook/5:/guardrails/3
            # a discount that always fails a margin
            SALES_OPS, FINANCE, COMMITTEE]}/  - id: deal-discount | SALES_OPS, FINANCE, COMMITTEE]}/      - {at: 80, approvals: [SALES_OPS, FINANCE, COMMITTEE]}/  - id: deal-discount | +discount-fails-margin:/guardrails/1/max/4:/guardrails/3, +discount-fails-margin:/guardrails/1/max/4:/guardrails/4
            measure: DEAL_TRUE_MARGIN_PCT     | measure: DEAL_TRUE_MARGIN_PCT/    segments: [CORE]     | -discount-fails-margin:/guardrails/1/max/1:/guardrails/3, -discount-fails-margin:/guardrails/1/max/2:/guardrails/3, -discount-fails-margin:/guardrails/1/max/3:/guardrails/3, -discount-fails-margin:/guardrails/2/max/1:/guardrails/3, -discount-fails-margin:/guardrails/2/max/2:/guardrails/3, -discount-fails-margin:/guardrails/2/max/3:/guardrails/3
            # a margin that looks at no deal of the discount's, and one that looks at all of them
            measure: DEAL_TRUE_MARGIN_PCT     | measure: DEAL_TRUE_MARGIN_PCT/    minTcv: 1000       | -discount-fails-margin:/guardrails/1/max/1:/guardrails/3, -discount-fails-margin:/guardrails/1/max/2:/guardrails/3, -discount-fails-margin:/guardrails/1/max/3:/guardrails/3, -discount-fails-margin:/guardrails/2/max/1:/guardrails/3, -discount-fails-margin:/guardrails/2/max/2:/guardrails/3, -discount-fails-margin:/guardrails/2/max/3:/guardrails/3
            # a quorum of one, of two, of three
            {quorum: 1,                       | {quorum: 2,                                            | ''
            {quorum: 1,                       | {quorum: 3,                                            | +quorum-above-members:/approval/committee/quorum
            # unknown names
            {at: 36}                          | {at: 36, aprovals: [LEGAL]}                            | +unknown-property:/guardrails/12/max/0/aprovals
            max: [{at: 0}]                    | max: [{at: 0, approvals: [CEO]}]                       | +unknown-value:/guardrails/0/max/0/approvals/0
            measure: RETIRED_LINES            | measure: RETIRED                                       | +unknown-value:/guardrails/0/measure
            275.00, role: CONSULTANT          | 275.00, role: INTERN                                   | +unknown-value:/priceBook/0/role
            measure: RETIRED_LINES            | measure: [RETIRED_LINES                                | +malformed:
            rate: 2                           | rate: 0.00                                             | +no-commission:/commission/rate
            rate: 2                           | rate: 0.01                                             | ''
            # plans: out of reach, capped, without a rate
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, kinds: [FIXED_FEE], rate: 1}, {id: b, skus: [PS-MIGRATION], rate: 2}] | +unreachable-plan:/commission/plans/1
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: b, skus: [PS-MIGRATION], rate: 2}, {id: a, kinds: [FIXED_FEE], rate: 1}] | ''
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, segments: [CORE], rate: 1}, {id: b, segments: [CORE, ENTERPRISE], rate: 1}, {id: c, rate: 1}, {id: d, rate: 1}] | +unreachable-plan:/commission/plans/3
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, from: 2026-02-01, to: 2026-03-31, rate: 1}, {id: b, rate: 1}, {id: c, to: 2025-12-31, adds: true, rate: 1}, {id: d, to: 2026-01-01, adds: true, rate: 1}] | +unreachable-plan:/commission/plans/2
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, skus: [PS-MIGRATION], kinds: [SUBSCRIPTION], rate: 1}, {id: b, rate: 1}] | +unreachable-plan:/commission/plans/0
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, kinds: [FIXED_FEE], rate: 2, cap: 299.99}] | +cap-below-list-price:/commission/plans/0/cap
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, kinds: [FIXED_FEE], rate: 2, cap: 300}] | ''
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, kinds: [FIXED_FEE], tiers: [{above: 0, rate: 0}], adds: true}] | +no-commission:/commission/plans
            # people of overlays
            rate: 2                           | rate: 2/  overlays: [{person: lead, percent: 10}, {person: ghost, percent: 1}, {person: former, percent: 1}] | +unknown-person:/commission/overlays/1/person, +inactive-overlay:/commission/overlays/2/person
            rate: 2                           | rate: 2/  overlays: [{person: FINANCE-2, percent: 10}] | +overlay-understaffs:/commission/overlays:FINANCE
            """)
    void saysWhatIsWrongAndNothingElse(String text, String replacement, String expected) {
        String changed = LintedPolicies.changed(text, replacement);
        List<String> before = LintedPolicies.ids(PolicyLint.of(Deals.DEFAULT_POLICY, LintedPolicies.TWO_EACH));
        List<String> after = LintedPolicies.ids(PolicyLint.of(changed, LintedPolicies.TWO_EACH));

        List<String> difference = new ArrayList<>();
        after.stream().filter(id -> !before.contains(id)).forEach(id -> difference.add("+" + id));
        // A document that cannot be read gets no finding on its meaning.
        boolean readable = PolicyLint.of(changed, LintedPolicies.TWO_EACH).policy() != null;
        before.stream().filter(id -> readable && !after.contains(id)).forEach(id -> difference.add("-" + id));
        assertThat(String.join(", ", difference)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void countsThePeopleWhoHoldAFunction() {
        Map<ApprovalFunction, Integer> few = LintedPolicies.staff(2);
        few.put(ApprovalFunction.LEGAL, 1);
        assertThat(more(few)).containsExactly("WARNING understaffed:/approval/sla/LEGAL");
        few.put(ApprovalFunction.LEGAL, 0);
        assertThat(more(few)).containsExactly("WARNING understaffed:/approval/sla/LEGAL");
        few.put(ApprovalFunction.COMMITTEE, 0);
        assertThat(more(few))
                .containsExactly(
                        "ERROR quorum-above-members:/approval/committee/quorum",
                        "ERROR unstaffed:/approval/sla/LEGAL",
                        "ERROR unstaffed:/approval/sla/COMMITTEE");
    }

    @Test
    void asksNobodyWhoIsNeverAsked() {
        String withoutLegal = Deals.DEFAULT_POLICY
                .replaceAll("LEGAL, COMMITTEE\\]", "COMMITTEE]")
                .replace("[FINANCE, LEGAL]", "[FINANCE]")
                .replace("approvals: [LEGAL]", "approvals: []");
        Map<ApprovalFunction, Integer> few = LintedPolicies.staff(2);
        few.put(ApprovalFunction.LEGAL, 0);
        assertThat(LintedPolicies.ids(PolicyLint.of(withoutLegal, LintedPolicies.people(few))))
                .noneMatch(id -> id.contains("staffed"));
    }

    @Test
    void pointsIntoTheText() {
        String text = LintedPolicies.changed("{at: 90, approvals: [FINANCE]}", "{at: 90, approvals: [CEO]}");
        LintFinding finding =
                PolicyLint.of(text, LintedPolicies.TWO_EACH).errors().get(0);
        String line = text.lines().toList().get(finding.line() - 1);
        assertThat(line.substring(finding.column() - 1)).startsWith("CEO");

        String json = "{\n  \"version\": \"1\",\n  \"name\": 5\n}";
        assertThat(PolicyLint.of(json, LintedPolicies.TWO_EACH).errors())
                .extracting(error -> error.pointer() + " " + error.line() + ":" + error.column())
                .contains("/name 3:3", "/currency 1:1");

        LintFinding broken = PolicyLint.of("a: 1\nb: 2\na: 3", LintedPolicies.TWO_EACH)
                .errors()
                .get(0);
        assertThat(broken.code() + " " + broken.line()).isEqualTo("malformed 3");
        LintFinding anchored = PolicyLint.of("a: 1\nb: &x 2\n", LintedPolicies.TWO_EACH)
                .errors()
                .get(0);
        assertThat(anchored.code() + " " + anchored.line() + ":" + anchored.column())
                .isEqualTo("malformed 2:4");
    }

    @Test
    void saysTheSameOfYamlAndJson() {
        String json = Documents.read(Deals.DEFAULT_POLICY).toString();
        assertThat(LintedPolicies.ids(PolicyLint.of(json, LintedPolicies.TWO_EACH)))
                .containsExactlyInAnyOrderElementsOf(
                        LintedPolicies.ids(PolicyLint.of(Deals.DEFAULT_POLICY, LintedPolicies.TWO_EACH)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "5", "text", "null", "a: [", "? [a]\n: b", "{", "a: *x", "!!set {a}", "\u0000"})
    void hasOneFindingAtLeastForWhatIsNoPolicy(String text) {
        assertThat(PolicyLint.of(text, LintedPolicies.TWO_EACH).errors()).isNotEmpty();
        assertThat(PolicyLint.of(text, LintedPolicies.TWO_EACH).policy()).isNull();
    }

    /** A huge name with many parts below it must not be multiplied. */
    @Test
    void isNotWornOutByHugeNames() {
        String bomb = "{\"" + "x".repeat(400_000) + "\": [" + "1,".repeat(300_000) + "1]}";
        assertThat(PolicyLint.of(bomb, LintedPolicies.TWO_EACH).errors()).isNotEmpty();
    }

    /** A price book and guardrails as large as they may be, none of which passes. */
    @Test
    void isNotWornOutByLargeDocuments() {
        String tiers = IntStream.range(0, 20)
                .mapToObj(tier -> "{at: " + tier + "}")
                .collect(Collectors.joining(", ", "[", "]"));
        StringBuilder guardrails = new StringBuilder("guardrails:\n");
        for (int index = 0; index < 100; index++) {
            guardrails.append("  - {id: d%d, measure: LINE_DISCOUNT_PCT, max: %s}\n".formatted(index, tiers));
            guardrails.append("  - {id: m%d, measure: LINE_TRUE_MARGIN_PCT, min: [{at: 100}]}\n".formatted(index));
        }
        StringBuilder skus = new StringBuilder("priceBook:\n");
        for (int index = 0; index < 1900; index++) {
            skus.append("  - {sku: S%d, name: S, kind: TIME_AND_MATERIALS, listPrice: 200, role: CONSULTANT}\n"
                    .formatted(index));
        }
        String large = Deals.DEFAULT_POLICY
                .replaceFirst("(?s)guardrails:.*?(?=# Terms)", guardrails.toString())
                .replaceFirst("priceBook:\n", skus.toString());
        PolicyLint lint = PolicyLint.of(large, LintedPolicies.TWO_EACH);
        assertThat(lint.findings()).hasSize(500);
        assertThat(lint.errors()).extracting(LintFinding::code).containsExactly("too-many-findings");
    }

    @Test
    void isExplainedInTheDocuments() throws IOException {
        String page = Files.readString(Path.of("docs/policy.md"));
        Map<String, Long> warnings = PolicyLint.of(Deals.DEFAULT_POLICY, LintedPolicies.TWO_EACH).warnings().stream()
                .collect(Collectors.groupingBy(LintFinding::code, Collectors.counting()));
        Map<String, Long> explained = Pattern.compile("\\| `([a-z-]+)` \\| ([0-9]+) \\|")
                .matcher(page)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Long.valueOf(row.group(2))));
        assertThat(explained).isEqualTo(warnings);
        for (String rule : codes()) {
            assertThat(page).contains("`" + rule + "`");
        }
    }

    /** The codes that the rules themselves give. */
    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String rules : List.of("TierLint", "MarginLint", "StaffLint", "CalendarLint", "FitLint")) {
            String source = Files.readString(Path.of("src/main/java/org/dealdesk/policy/lint/" + rules + ".java"));
            Pattern.compile("\"([a-z]+(?:-[a-z]+)+|unreachable|unstaffed|understaffed|cliff)\"")
                    .matcher(source)
                    .results()
                    .forEach(code -> codes.add(code.group(1)));
        }
        assertThat(codes).hasSizeGreaterThan(8);
        return codes;
    }

    private static List<String> more(Map<ApprovalFunction, Integer> holders) {
        List<String> usual = LintedPolicies.ids(PolicyLint.of(Deals.DEFAULT_POLICY, LintedPolicies.TWO_EACH));
        return PolicyLint.of(Deals.DEFAULT_POLICY, LintedPolicies.people(holders)).findings().stream()
                .filter(finding -> !usual.contains(finding.id()))
                .map(finding -> finding.severity() + " " + finding.id())
                .toList();
    }
}

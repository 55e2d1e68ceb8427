package org.dealdesk.desk.policyedit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.policy.lint.LintFinding.Severity;

/**
 * What lint says of a working copy.
 *
 * @param rows errors first; as many as can be read
 * @param more how many there are beyond those
 */
record LintPanel(long errors, long warnings, List<Row> rows, long more) {

    private static final int MOST = 100;

    /**
     * One finding.
     *
     * @param line of the text; 0 where only the form has it
     * @param place where the form edits it
     */
    record Row(String severity, String code, String pointer, int line, String message, String place) {

        private static Row of(LintFinding finding) {
            return new Row(
                    finding.severity().name(),
                    finding.code(),
                    finding.pointer(),
                    finding.line(),
                    finding.message(),
                    Place.ofPointer(finding.pointer()));
        }

        private static Row of(Fault fault) {
            return new Row(
                    Severity.ERROR.name(),
                    fault.code(),
                    fault.pointer(),
                    0,
                    fault.detail(),
                    Place.ofPointer(fault.pointer()));
        }
    }

    /**
     * @param typed what is wrong with numbers that were typed into the form, and are not in the text yet
     */
    static LintPanel of(List<LintFinding> findings, List<Fault> typed) {
        List<Row> rows = new ArrayList<>(typed.stream().map(Row::of).toList());
        Stream.of(Severity.values())
                .flatMap(severity -> findings.stream().filter(finding -> finding.severity() == severity))
                // What could be two numbers is in the text as typed, and lint sees no number there.
                .filter(finding ->
                        typed.stream().noneMatch(fault -> fault.pointer().equals(finding.pointer())))
                .map(Row::of)
                .forEach(rows::add);
        long errors =
                rows.stream().filter(row -> row.severity().equals("ERROR")).count();
        return new LintPanel(
                errors, rows.size() - errors, rows.stream().limit(MOST).toList(), Math.max(0, rows.size() - MOST));
    }

    /** The errors by the field that they are about. */
    public Map<String, String> atFields() {
        Map<String, String> faults = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.severity().equals("ERROR"))
                .forEach(row -> faults.merge(row.pointer(), row.message(), (one, other) -> one + "; " + other));
        return faults;
    }
}

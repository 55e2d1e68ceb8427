package org.dealdesk.policy.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Place;
import org.dealdesk.policy.lint.LintFinding.Severity;

/** Collects what the rules notice, and knows where in the text it stands. */
final class LintReport {

    /** Enough to read; a document with more is not worth the time. */
    private static final int MOST = 500;

    private final Documents.Located document;
    private final List<LintFinding> findings = new ArrayList<>();

    LintReport(Documents.Located document) {
        this.document = document;
    }

    /** What could not work. */
    void add(String pointer, String code, String message) {
        note(Severity.ERROR, pointer, null, code, message);
    }

    /** What works, but may not be meant. */
    void warn(String pointer, String code, String message) {
        note(Severity.WARNING, pointer, null, code, message);
    }

    /** The same of two places at once; {@code other} is part of what it is acknowledged by. */
    void warn(String pointer, String other, String code, String message) {
        note(Severity.WARNING, pointer, other, code, message);
    }

    boolean isFull() {
        return findings.size() >= MOST;
    }

    private void note(Severity severity, String pointer, String other, String code, String message) {
        if (isFull()) {
            return;
        }
        Place place = document.at(pointer);
        String id = code + ":" + pointer + (other == null ? "" : ":" + other);
        findings.add(new LintFinding(id, code, severity, place.line(), place.column(), pointer, message));
    }

    /** What was not looked at must not pass for being in order. */
    void endIfFull() {
        if (isFull()) {
            findings.remove(findings.size() - 1);
            add("", "too-many-findings", "there are more than " + MOST + " findings; lint stopped there");
        }
    }

    /** In the order of the text. */
    List<LintFinding> findings() {
        return findings.stream()
                .sorted(Comparator.comparingInt(LintFinding::line).thenComparingInt(LintFinding::column))
                .toList();
    }
}

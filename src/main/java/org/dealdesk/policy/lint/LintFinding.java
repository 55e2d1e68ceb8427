package org.dealdesk.policy.lint;

/**
 * Something that lint noticed about a policy document.
 *
 * @param id what it is acknowledged by: the code and where, the same as long as the document is the same
 * @param code which rule noticed it (docs/policy.md explains each)
 * @param line where in the text, from 1, as {@code column}
 * @param pointer where in the document, as a JSON pointer
 */
public record LintFinding(
        String id, String code, Severity severity, int line, int column, String pointer, String message) {

    /** An error refuses the draft; a warning must be acknowledged by the approver. */
    public enum Severity {
        ERROR,
        WARNING
    }
}

package org.dealdesk.guardrail;

import java.util.List;
import java.util.Objects;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.measure.CountedDeals;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;

/**
 * What one guardrail or term said of one subject, and why. It is the same value from here to the answer, the history and the
 * page. Its texts are written on demand: of a million deals in a back-test, hardly a
 * finding is.
 *
 * @param guardrail the guardrail's id, or {@code terms/} and the term's code
 * @param line 1 for the first line; null for the deal
 * @param text how it reads
 * @param figure the value itself, unrounded; absent for a term
 * @param rule the guardrail that spoke; null for a term
 * @param countedDeals the other deals that a customer measure counted; null for other measures
 */
public record Finding(
        String guardrail,
        Integer line,
        Ruling ruling,
        FindingText text,
        Figure figure,
        Guardrail rule,
        CountedDeals countedDeals) {

    /**
     * The result, and the tier that decided it.
     *
     * @param approvals whose approval it takes, sorted by name
     * @param tier which tier the value satisfied, 0 for the first; the number of tiers where it satisfied none
     */
    record Ruling(Severity severity, List<ApprovalFunction> approvals, int tier) {}

    /** The result of a finding: it passes, needs approvals, or blocks. */
    public enum Severity {
        PASS,
        REVIEW,
        BLOCK
    }

    public Severity severity() {
        return ruling.severity();
    }

    /** Whose approval it takes, sorted by name. */
    public List<ApprovalFunction> approvals() {
        return ruling.approvals();
    }

    /** Which tier the value satisfied, 0 for the first; the number of tiers where it satisfied none. */
    public int tier() {
        return ruling.tier();
    }

    /** The value as shown; null where it is undefined, never ends, or is a term. */
    public String measured() {
        return text.measured();
    }

    /** That of the first tier that takes no approval, as shown; null where there is none. */
    public String limit() {
        return text.limit();
    }

    /** The limit that was missed, of the tier before the one that the value satisfies, as shown; null where there is none. */
    public String exceeded() {
        return text.exceeded();
    }

    /** What is wrong and whose approval it takes, in one sentence. */
    public String message() {
        return text.message();
    }

    public boolean passes() {
        return severity() == Severity.PASS;
    }

    /** Whether its value is made of costs. */
    public boolean showsCost() {
        return rule != null && rule.measure().showsCost();
    }

    /** Whether the other says something of the same line or deal, under the same guardrail or term. */
    public boolean hasSameSubject(Finding other) {
        return guardrail.equals(other.guardrail) && Objects.equals(line, other.line);
    }
}

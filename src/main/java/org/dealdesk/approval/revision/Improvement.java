package org.dealdesk.approval.revision;

import java.util.List;
import java.util.Map;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.policy.ApprovalFunction;

/**
 * What of a rejected revision has got better. A function was asked about the guardrails that required it; one that no finding
 * required was asked about the deal as a whole, so about every guardrail. A term that is gone is always an improvement.
 */
public final class Improvement {

    private final Assessment rejected;
    private final ApprovalFunction function;

    /** Of a revision assessed like this, which {@code function} rejected. */
    public Improvement(Assessment rejected, ApprovalFunction function) {
        this.rejected = rejected;
        this.function = function;
    }

    /** Whether the next revision is better in at least one thing. */
    public boolean isIn(Assessment next) {
        Map<String, Finding> before = rejected.worst();
        Map<String, Finding> after = next.worst();
        boolean termGone = before.values().stream()
                .anyMatch(finding -> finding.rule() == null && !after.containsKey(finding.guardrail()));
        return termGone
                || guardrails().stream().anyMatch(guardrail -> isBetter(before.get(guardrail), after.get(guardrail)));
    }

    /** The guardrails of which one has to get better. */
    public List<String> guardrails() {
        List<Finding> asking = rejected.findingsAsking(function);
        return (asking.isEmpty() ? rejected.findings() : asking)
                .stream()
                        .filter(finding -> finding.rule() != null)
                        .map(Finding::guardrail)
                        .distinct()
                        .toList();
    }

    /** What is not measured any more, or now means something else, does not stand against the deal. */
    private static boolean isBetter(Finding before, Finding after) {
        if (after == null
                || before.rule().measure() != after.rule().measure()
                || before.rule().direction() != after.rule().direction()) {
            return true;
        }
        return before.figure().worseThan(after.figure(), after.rule().direction());
    }
}

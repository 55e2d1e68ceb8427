package org.dealdesk.bench.rules;

import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.policy.ApprovalFunction;

/** What the findings of one deal add up to: whether they block it, and whom they ask. Routing is left to the caller. */
public final class Verdict {

    private final Set<String> approvals = new TreeSet<>();
    private boolean blocked;

    static Verdict of(Assessment assessment) {
        Verdict verdict = new Verdict();
        verdict.blocked = assessment.outcome() == Outcome.BLOCKED;
        for (Finding finding : assessment.findings()) {
            finding.approvals().stream().map(ApprovalFunction::name).forEach(verdict.approvals::add);
        }
        return verdict;
    }

    /** One finding: names separated by commas, or {@code BLOCK}. */
    public void add(String finding) {
        if (finding.equals("BLOCK")) {
            blocked = true;
        } else if (!finding.isEmpty()) {
            approvals.addAll(Set.of(finding.split(",")));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Verdict verdict && verdict.blocked == blocked && verdict.approvals.equals(approvals);
    }

    @Override
    public int hashCode() {
        return approvals.hashCode();
    }

    @Override
    public String toString() {
        return (blocked ? "BLOCKED " : "") + approvals;
    }
}

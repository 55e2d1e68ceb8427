package org.dealdesk.guardrail.remedy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail.Tier;

/**
 * The goal of a way to approval.
 *
 * @param function whose approval is no longer needed; null for the other goals
 * @param allowed the functions that may still be asked: only those asked now, or any where the deal is blocked now
 */
record Target(Goal goal, ApprovalFunction function, Set<ApprovalFunction> allowed) {

    static final Target UNBLOCKED = new Target(Goal.UNBLOCKED, null, EnumSet.allOf(ApprovalFunction.class));
    static final Target CLEAR = new Target(Goal.CLEAR, null, Set.of());

    /** No longer blocked, without one function, or without any. */
    enum Goal {
        UNBLOCKED,
        WITHOUT,
        CLEAR
    }

    static Target without(ApprovalFunction function, Assessment now) {
        Set<ApprovalFunction> others = EnumSet.allOf(ApprovalFunction.class);
        if (now.outcome() != Outcome.BLOCKED) {
            others.retainAll(now.requiredApprovals());
        }
        others.remove(function);
        return new Target(Goal.WITHOUT, function, others);
    }

    boolean allows(Tier tier) {
        return allowed.containsAll(tier.approvals());
    }

    boolean allows(Finding finding) {
        return finding.severity() != Severity.BLOCK && allowed.containsAll(finding.approvals());
    }

    /** The finding's approvers that the target does not allow. */
    List<ApprovalFunction> refused(Finding finding) {
        return finding.approvals().stream()
                .filter(function -> !allowed.contains(function))
                .toList();
    }

    boolean reachedBy(Assessment after) {
        return after.outcome() != Outcome.BLOCKED && allowed.containsAll(after.requiredApprovals());
    }

    /** The beginning of the sentence for a target that cannot be reached. */
    String missed() {
        return switch (goal) {
            case UNBLOCKED -> "The deal is blocked at any price up to list: ";
            case WITHOUT -> WayWording.capitalized(function.spoken()) + " must approve at any price up to list: ";
            case CLEAR -> "An approval is needed at any price up to list: ";
        };
    }
}

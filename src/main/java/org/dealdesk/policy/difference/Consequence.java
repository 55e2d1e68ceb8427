package org.dealdesk.policy.difference;

import java.util.List;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Term;

/**
 * The result of a value or a term: passes, needs approvals, or blocked.
 *
 * @param blocked whether it blocks the deal
 * @param approvals whose approval it takes, sorted by name; empty where it passes or is blocked
 */
public record Consequence(boolean blocked, List<ApprovalFunction> approvals) {

    static final Consequence BLOCK = new Consequence(true, List.of());

    static Consequence of(Guardrail.Tier tier) {
        return tier == null ? BLOCK : new Consequence(false, tier.approvals());
    }

    public static Consequence of(Term term) {
        return term.blocked() ? BLOCK : new Consequence(false, term.approvals());
    }

    public boolean passes() {
        return !blocked && approvals.isEmpty();
    }

    /** Stricter than {@code before} if it asks all functions that were asked then, and more. */
    Effect since(Consequence before) {
        if (equals(before)) {
            return Effect.SAME;
        }
        if (blocked || (!before.blocked && approvals.containsAll(before.approvals))) {
            return Effect.STRICTER;
        }
        return before.blocked || before.approvals.containsAll(approvals) ? Effect.LOOSER : Effect.MIXED;
    }
}

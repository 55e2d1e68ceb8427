package org.dealdesk.bench.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Term;

/** How a tier's result is written in either engine. */
final class Tiers {

    private Tiers() {}

    static String result(List<ApprovalFunction> approvals) {
        return approvals.stream().map(ApprovalFunction::name).collect(Collectors.joining(","));
    }

    static String result(Term term) {
        return term.blocked() ? "BLOCK" : result(term.approvals());
    }
}

package org.dealdesk.policy.lint;

import java.util.EnumSet;
import java.util.Set;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;

/** Whether there are people enough for what a policy asks of them. */
final class StaffLint {

    /** One may have a part in the deal or be away: two are the least that keeps a review from depending on the fallback. */
    static final int ENOUGH = 2;

    private final Policy policy;
    private final Staff staff;
    private final LintReport report;

    StaffLint(Policy policy, Staff staff, LintReport report) {
        this.policy = policy;
        this.staff = staff;
        this.report = report;
    }

    void check() {
        for (ApprovalFunction function : asked(policy)) {
            staffed(function);
        }
        int quorum = policy.approval().committee().quorum();
        int members = held(ApprovalFunction.COMMITTEE);
        if (quorum > members) {
            report.add(
                    "/approval/committee/quorum",
                    "quorum-above-members",
                    "the committee has %d active members, so it cannot reach its quorum of %d"
                            .formatted(members, quorum));
        }
    }

    private void staffed(ApprovalFunction function) {
        String pointer = "/approval/sla/" + function;
        int held = held(function);
        if (held == 0 && !standsIn(function)) {
            report.add(
                    pointer,
                    "unstaffed",
                    function.label() + " and its fallback have no active member, so its reviews could not be decided");
        } else if (held < ENOUGH) {
            report.warn(
                    pointer,
                    "understaffed",
                    "%s has %d active members; with fewer than %d a review can depend on the fallback"
                            .formatted(function.label(), held, ENOUGH));
        }
        if (held > 0 && staff.isAllLimited(function)) {
            report.warn(
                    pointer,
                    "limited-authority",
                    "%s has no active member of unlimited authority; deals outside all limits depend on the fallback"
                            .formatted(function.label()));
        }
    }

    private boolean standsIn(ApprovalFunction function) {
        ApprovalFunction fallback = policy.approval().fallback().get(function);
        return fallback != null && held(fallback) > 0;
    }

    private int held(ApprovalFunction function) {
        return staff.held(function);
    }

    /** Every function that some deal could need; the committee always, since it hears appeals. */
    static Set<ApprovalFunction> asked(Policy policy) {
        Set<ApprovalFunction> asked = EnumSet.of(ApprovalFunction.COMMITTEE);
        asked.addAll(policy.routing().always());
        policy.guardrails().forEach(guardrail -> guardrail.tiers().forEach(tier -> asked.addAll(tier.approvals())));
        policy.terms().values().forEach(term -> asked.addAll(term.approvals()));
        return asked;
    }
}

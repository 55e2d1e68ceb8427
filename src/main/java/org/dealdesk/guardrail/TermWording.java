package org.dealdesk.guardrail;

import java.util.List;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.policy.ApprovalFunction;

/** Words in one sentence the approvals that a contract term needs. A term has no value and no limit. */
record TermWording(String name, Severity severity, List<ApprovalFunction> approvals) implements FindingText {

    @Override
    public String measured() {
        return null;
    }

    @Override
    public String limit() {
        return null;
    }

    @Override
    public String exceeded() {
        return null;
    }

    @Override
    public String message() {
        return switch (severity) {
            case PASS -> name + " needs no approval.";
            case REVIEW -> name + " is a non-standard term: " + FindingWording.must(approvals) + ".";
            case BLOCK -> name + " is not allowed by policy.";
        };
    }
}

package org.dealdesk.guardrail;

import java.util.List;
import org.dealdesk.guardrail.Finding.Severity;
import org.dealdesk.policy.ApprovalFunction;

/** Says in one sentence what a contract term takes. A term has no value and no limit. */
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
            case PASS -> "The term " + name + " needs no approval.";
            case REVIEW ->
                "The term " + name + " departs from the standard contract: " + FindingWording.must(approvals) + ".";
            case BLOCK -> "Policy forbids the term " + name + ": nobody can approve it.";
        };
    }
}

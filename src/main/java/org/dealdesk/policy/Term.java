package org.dealdesk.policy;

import java.util.List;

/**
 * A contract term that departs from the standard one.
 *
 * @param name what people read instead of the code; null where it has none
 * @param approvals whose approval it takes, sorted by name
 * @param blocked whether the policy forbids it, so that it cannot be approved
 */
public record Term(String code, String name, List<ApprovalFunction> approvals, boolean blocked) {

    /** As people read it: its name, or its code in sentence case. */
    public String shownName() {
        return PolicyNames.named(name, code);
    }
}

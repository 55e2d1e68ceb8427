package org.dealdesk.policy.lint;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dealdesk.policy.ApprovalFunction;

/**
 * The people that a policy counts on.
 *
 * @param holders the ids of the active members of each function
 * @param standing what the directory says of a person's id
 */
public record Staff(Map<ApprovalFunction, Set<String>> holders, Function<String, Standing> standing) {

    /** What the directory says of an id. */
    public enum Standing {
        ACTIVE,
        INACTIVE,
        UNKNOWN
    }

    int held(ApprovalFunction function) {
        return members(function).size();
    }

    Set<String> members(ApprovalFunction function) {
        return holders.getOrDefault(function, Set.of());
    }
}

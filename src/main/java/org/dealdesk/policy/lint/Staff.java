package org.dealdesk.policy.lint;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dealdesk.policy.ApprovalFunction;

/**
 * The people that a policy counts on.
 *
 * @param holders the ids of the active members of each function
 * @param limited the ids of the people whose authority for a function is limited
 * @param standing what the directory says of a person's id
 */
public record Staff(
        Map<ApprovalFunction, Set<String>> holders,
        Map<ApprovalFunction, Set<String>> limited,
        Function<String, Standing> standing) {

    /** What the directory says of an id. */
    public enum Standing {
        ACTIVE,
        INACTIVE,
        UNKNOWN
    }

    int held(ApprovalFunction function) {
        return members(function).size();
    }

    /** Whether all active members have limits of authority. */
    boolean isAllLimited(ApprovalFunction function) {
        return limited.getOrDefault(function, Set.of()).containsAll(members(function));
    }

    Set<String> members(ApprovalFunction function) {
        return holders.getOrDefault(function, Set.of());
    }
}

package org.dealdesk.approval.view;

import java.util.Set;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.ApprovalFunction;

/**
 * Which reviews a task list shows, and in what order.
 *
 * @param caller who asks; only reviews that this person may decide are shown
 * @param functions those that the caller holds
 * @param function only this one; null: all
 */
public record TaskQuery(String caller, Set<Role> functions, ApprovalFunction function, Status status, Sort sort) {

    /** Open ones: all, those that the caller is on, or those past their service level. {@code ALL} adds the closed ones. */
    public enum Status {
        OPEN,
        MINE,
        OVERDUE,
        ALL
    }

    /** What comes first: what is due, what waits longest, what is largest, what has the thinnest margin. */
    public enum Sort {
        DUE,
        OPENED,
        TCV,
        MARGIN
    }
}

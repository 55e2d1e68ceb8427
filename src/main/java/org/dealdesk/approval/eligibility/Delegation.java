package org.dealdesk.approval.eligibility;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import org.dealdesk.policy.ApprovalFunction;

/**
 * Lets another approver decide in a person's place while they are out of office, for one function. Both days are included; they are
 * days in the policy's time zone.
 *
 * @param endedAt when it was taken back before its last day, or null
 */
public record Delegation(
        String id,
        String delegator,
        String to,
        ApprovalFunction function,
        @JsonUnwrapped Days days,
        Instant createdAt,
        Instant endedAt) {

    /** The first and the last day. */
    public record Days(LocalDate from, LocalDate until) {}

    public LocalDate from() {
        return days.from();
    }

    public LocalDate until() {
        return days.until();
    }
}

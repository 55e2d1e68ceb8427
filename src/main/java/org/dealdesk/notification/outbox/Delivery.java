package org.dealdesk.notification.outbox;

import java.time.Instant;
import org.dealdesk.history.EventType;

/**
 * One record on its way to one subscriber.
 *
 * @param nextAt when it is tried next, while it is pending
 * @param status what the last attempt was answered with, where it was HTTP
 * @param reason what went wrong in the last attempt
 */
public record Delivery(
        String id,
        String subscriber,
        String stream,
        int seq,
        EventType type,
        State state,
        int attempts,
        Instant nextAt,
        Instant createdAt,
        Instant triedAt,
        Instant deliveredAt,
        Integer status,
        String reason) {

    /** Every delivery is one of these, so nothing is ever lost from sight. */
    public enum State {
        PENDING,
        DELIVERED,
        DEAD
    }
}

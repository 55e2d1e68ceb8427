package org.dealdesk.notification.outbox;

import java.time.Instant;
import org.dealdesk.history.EventType;

/**
 * One record on its way to one subscriber.
 *
 * @param status what the last attempt was answered with, where it was HTTP
 * @param reason what went wrong in the last attempt
 */
public record Delivery(
        String id, String subscriber, RecordKey record, Progress progress, Integer status, String reason) {

    /** The record that the subscriber is told of. */
    public record RecordKey(String stream, int seq, EventType type) {}

    /**
     * How far it is.
     *
     * @param nextAt when it is tried next, while it is pending
     */
    public record Progress(
            State state, int attempts, Instant createdAt, Instant triedAt, Instant nextAt, Instant deliveredAt) {}

    /** Every delivery has one of these states, so all are accounted for. */
    public enum State {
        PENDING,
        DELIVERED,
        DEAD
    }
}

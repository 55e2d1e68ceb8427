package org.dealdesk.notification.webhook;

import java.time.Instant;
import java.util.Set;
import org.dealdesk.history.EventType;

/**
 * An endpoint outside that is told what happens to deals.
 *
 * @param events what it is told of; empty: everything
 * @param secret what its messages are signed with
 */
public record Webhook(
        String id, String url, Set<EventType> events, String secret, String createdBy, Instant createdAt) {

    boolean wants(EventType type) {
        return events.isEmpty() || events.contains(type);
    }

    /** Not even by accident in a log. */
    @Override
    public String toString() {
        return "webhook " + id;
    }
}

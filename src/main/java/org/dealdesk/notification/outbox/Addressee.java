package org.dealdesk.notification.outbox;

import java.time.Instant;

/**
 * Somebody who is to be told of a record.
 *
 * @param subscriber stays the same for ever; at most 120 characters
 * @param from when it is tried first; null: as soon as possible
 * @param undeliverable why nobody can be told, which is all that there is to note; null where somebody can
 */
public record Addressee(String subscriber, Lane lane, Instant from, String undeliverable) {

    public static Addressee now(String subscriber, Lane lane) {
        return new Addressee(subscriber, lane, null, null);
    }

    public static Addressee at(Instant from, String subscriber, Lane lane) {
        return new Addressee(subscriber, lane, from, null);
    }

    /** Notes that a record reaches nobody of a kind, instead of trying for ever. */
    static Addressee nobody(Lane lane, String reason) {
        return new Addressee("nobody:" + lane, lane, null, reason);
    }
}

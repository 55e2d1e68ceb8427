package org.dealdesk.notification.outbox;

import java.time.Instant;

/**
 * A recipient of a record.
 *
 * @param subscriber stays the same for ever; at most 120 characters
 * @param from when it is tried first; null: as soon as possible
 * @param undeliverable why there is no recipient; null where there is one
 */
public record Addressee(String subscriber, Lane lane, Instant from, String undeliverable) {

    public static Addressee now(String subscriber, Lane lane) {
        return new Addressee(subscriber, lane, null, null);
    }

    public static Addressee at(Instant from, String subscriber, Lane lane) {
        return new Addressee(subscriber, lane, from, null);
    }

    /** Notes that the recipients of a kind could not be determined, instead of retrying for ever. */
    static Addressee unknown(Lane lane, String reason) {
        return new Addressee("unknown:" + lane, lane, null, reason);
    }
}

package org.dealdesk.access.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * A change that takes two administrators: one has asked for it, another one approves.
 *
 * @param person the one concerned, who may be new
 * @param data what is asked for; without name and mail address once it has ended
 */
public record PendingChange(
        String id,
        String person,
        Kind kind,
        JsonNode data,
        @JsonUnwrapped Asked asked,
        Status status) {

    /** So long it waits. */
    public static final Duration WAITS = Duration.ofDays(7);

    /** What is reset, unless it is a password. */
    static final String PASSKEYS = "PASSKEYS";

    /** What takes two. */
    public enum Kind {
        /** A role is granted, to a new person or to one who is in the directory. */
        GRANT,
        /** A new mail address, to which links go. */
        MAIL,
        /** Another way to sign in, for a person who has one. */
        SIGN_IN,
        /** A link that sets another password, or the end of all passkeys. */
        RESET
    }

    /** How it stands. */
    public enum Status {
        PENDING,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        EXPIRED
    }

    /** Who asked, when, and until when it waits. */
    public record Asked(String by, Instant at, Instant expiresAt) {}

    /** Whether passkeys are reset, and no password. */
    boolean concernsPasskeys() {
        return data.path("what").asText().equals(PASSKEYS);
    }

    boolean isPending(Instant now) {
        return status == Status.PENDING && asked.expiresAt().isAfter(now);
    }

    /** As it stands at that time: what was not approved in time has expired. */
    PendingChange at(Instant now) {
        return status == Status.PENDING && !isPending(now) ? as(Status.EXPIRED) : this;
    }

    PendingChange as(Status ended) {
        return new PendingChange(id, person, kind, data, asked, ended);
    }
}

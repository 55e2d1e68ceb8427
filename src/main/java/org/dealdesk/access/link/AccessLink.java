package org.dealdesk.access.link;

import java.time.Instant;

/**
 * A link as it is stored: the hash of its secret, never the secret.
 *
 * @param person null for a link that makes the first administrator
 * @param forced whether a link for the set-up holds although there are administrators
 */
public record AccessLink(
        String sha256, LinkKind kind, String person, boolean forced, Instant createdAt, Instant expiresAt) {

    /** A link as it was just made, with the secret, which is told this once. */
    public record Made(AccessLink link, String secret) {}
}

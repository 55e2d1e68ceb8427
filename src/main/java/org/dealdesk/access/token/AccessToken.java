package org.dealdesk.access.token;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.dealdesk.platform.people.Role;

/**
 * A token as it is kept, without its secret.
 *
 * @param roles which a call with it has, as long as the person holds them
 * @param expiresOn the last day on which it is taken, in the policy's time zone
 */
public record AccessToken(
        String id, String person, String name, Set<Role> roles, LocalDate expiresOn, Making made, State state) {

    /** Who made it, and when. */
    public record Making(String createdBy, Instant createdAt) {}

    /** What has become of it; each is null as long as it has not happened. {@code lastUsedAt} may be some minutes old. */
    public record State(Instant lastUsedAt, Instant revokedAt) {

        static final State NEW = new State(null, null);
    }

    boolean isRevoked() {
        return state.revokedAt() != null;
    }

    boolean isValidOn(LocalDate day) {
        return !isRevoked() && !day.isAfter(expiresOn);
    }
}

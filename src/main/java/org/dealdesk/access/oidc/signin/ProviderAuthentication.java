package org.dealdesk.access.oidc.signin;

import java.time.Instant;
import org.dealdesk.access.session.PersonAuthentication;
import org.dealdesk.platform.people.Caller;

/** A person who has signed in at the provider. */
final class ProviderAuthentication extends PersonAuthentication {

    private final Instant signedInAt;

    /**
     * @param signedInAt when the person last signed in at the provider; null where it does not say
     */
    ProviderAuthentication(Caller caller, Instant signedInAt) {
        super(caller);
        this.signedInAt = signedInAt;
    }

    @Override
    public String way() {
        return "OIDC";
    }

    /** The provider may not have asked for a password today: its word counts, and without it the sign-in is not a recent one. */
    @Override
    public Instant provedAt(Instant now) {
        if (signedInAt == null) {
            return Instant.EPOCH;
        }
        return signedInAt.isAfter(now) ? now : signedInAt;
    }
}

package org.dealdesk.access.oidc.signin;

import java.time.Instant;
import org.dealdesk.access.session.SignInKind;
import org.dealdesk.platform.people.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A person who has signed in at the provider. */
final class ProviderAuthentication extends AbstractAuthenticationToken implements SignInKind {

    private final transient Caller caller;
    private final Instant signedInAt;

    /**
     * @param signedInAt when the person last signed in at the provider; null where it does not say
     */
    ProviderAuthentication(Caller caller, Instant signedInAt) {
        super(caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        this.caller = caller;
        this.signedInAt = signedInAt;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return null;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.id();
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

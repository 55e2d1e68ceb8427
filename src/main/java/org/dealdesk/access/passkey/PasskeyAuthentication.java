package org.dealdesk.access.passkey;

import org.dealdesk.access.session.SignInKind;
import org.dealdesk.platform.people.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A person who has signed in with a passkey, alone or after the password. */
final class PasskeyAuthentication extends AbstractAuthenticationToken implements SignInKind {

    private final transient Caller caller;
    private final String way;

    PasskeyAuthentication(Caller caller, String way) {
        super(caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        this.caller = caller;
        this.way = way;
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
        return way;
    }
}

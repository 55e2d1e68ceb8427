package org.dealdesk.access.session;

import org.dealdesk.platform.people.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A person who has signed in without a password that Spring Security has checked. */
public abstract class PersonAuthentication extends AbstractAuthenticationToken implements SignInKind {

    private final transient Caller caller;

    protected PersonAuthentication(Caller caller) {
        super(caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        this.caller = caller;
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
}

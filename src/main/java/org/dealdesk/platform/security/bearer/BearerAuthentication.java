package org.dealdesk.platform.security.bearer;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A call with a token: the person with the roles that the token has of them. It is never a fresh sign-in. */
public final class BearerAuthentication extends AbstractAuthenticationToken {

    private final Caller caller;
    private final Set<Role> withheld;

    private BearerAuthentication(Caller caller, Set<Role> withheld) {
        super(caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        this.caller = caller;
        this.withheld = withheld;
        super.setAuthenticated(true);
    }

    /** The person with those of their roles that are among {@code some}. */
    public static BearerAuthentication of(Person person, Set<Role> some) {
        Caller caller = Caller.of(person, some);
        Set<Role> withheld = EnumSet.noneOf(Role.class);
        withheld.addAll(person.roles());
        withheld.removeAll(caller.roles());
        return new BearerAuthentication(caller, withheld);
    }

    /** Roles that the person holds and the token does not have. */
    public Set<Role> withheld() {
        return withheld;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    /** No part of the token is kept. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.id();
    }

    @Override
    public List<Object> getDetails() {
        return List.of();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BearerAuthentication same
                && caller.equals(same.caller)
                && withheld.equals(same.withheld);
    }

    @Override
    public int hashCode() {
        return Objects.hash(caller, withheld);
    }
}

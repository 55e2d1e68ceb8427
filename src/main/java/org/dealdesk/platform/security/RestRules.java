package org.dealdesk.platform.security;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.security.bearer.BearerAuthentication;
import org.dealdesk.platform.web.Address;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Who may reach the calls of REST. Use cases decide the rest by what the directory says of the person, so a token that has only some of
 * the person's roles is held to them here: it decides no review unless it has all of the person's functions, and changes no deal as its
 * owner without {@code SALES_REP}.
 */
final class RestRules {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private RestRules() {}

    static AuthorizationDecision decide(Supplier<Authentication> authentication, RequestAuthorizationContext asked) {
        Authentication signedIn = authentication.get();
        Address address = Address.of(asked.getRequest());
        boolean allowed = signedIn != null
                && signedIn.getPrincipal() instanceof Caller caller
                && !isOutside(caller, address)
                && (SAFE.contains(asked.getRequest().getMethod()) || hasTheRoles(signedIn, address));
        return new AuthorizationDecision(allowed);
    }

    /** Delivery programs reach what is named here, and no other call. */
    private static boolean isOutside(Caller caller, Address address) {
        return caller.is(Role.DELIVERY) && !address.is("/api/v1/me") && !address.isBelow("/api/v1/tokens");
    }

    private static boolean hasTheRoles(Authentication signedIn, Address address) {
        if (!(signedIn instanceof BearerAuthentication bearer)) {
            return true;
        }
        if (address.isBelow("/api/v1/tasks")) {
            return Arrays.stream(Role.values())
                    .noneMatch(role -> role.approves() && bearer.withheld().contains(role));
        }
        return !address.isBelow("/api/v1/deals")
                || address.path().endsWith("/comments")
                || !bearer.withheld().contains(Role.SALES_REP);
    }
}

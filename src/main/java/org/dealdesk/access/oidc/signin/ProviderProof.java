package org.dealdesk.access.oidc.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sign-in at the provider leaves for the session that begins with it, on the request that begins it.
 *
 * @param signedInAt when the person last signed in at the provider; null where it does not say
 * @param session the provider's name for its session; null where it does not say
 */
public record ProviderProof(Instant signedInAt, String session, String idToken) {

    private static final String KEY = ProviderProof.class.getName();

    void hand(HttpServletRequest request) {
        request.setAttribute(KEY, this);
    }

    /** That of a sign-in at the provider which this request has completed. */
    public static Optional<ProviderProof> of(HttpServletRequest request) {
        return Optional.ofNullable((ProviderProof) request.getAttribute(KEY));
    }

    /** The token is in no log. */
    @Override
    public String toString() {
        return "sign-in at the provider at " + signedInAt;
    }
}

package org.dealdesk.access.oidc.provider;

import org.springframework.security.core.AuthenticationException;

/** The identity provider cannot be reached, or does not say what it must. */
public final class ProviderUnavailable extends AuthenticationException {

    public ProviderUnavailable(String why) {
        super(why);
    }
}

package org.dealdesk.platform.security;

import org.dealdesk.platform.security.brake.PasswordCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.BadCredentialsException;

/** Without the demo accounts and without an identity provider no one could sign in, so the product does not start. */
@Configuration
@Profile("!demo")
class NoSignIn {

    @Bean
    PasswordCheck signIn(Environment environment) {
        if (!environment.getProperty("dealdesk.oidc.issuer", "").isBlank()) {
            return (name, password) -> {
                throw new BadCredentialsException("People sign in at the identity provider");
            };
        }
        throw new NoIdentityProvider();
    }

    /** Told to the operator by {@link NoIdentityProviderAnalyzer}. */
    static final class NoIdentityProvider extends RuntimeException {
        NoIdentityProvider() {
            super("There is no way to sign in");
        }
    }
}

package org.dealdesk.platform.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationProvider;

/** Without the demo accounts and without an identity provider nobody could sign in, so the product does not start. */
@Configuration
@Profile("!demo")
class NoSignIn {

    @Bean
    AuthenticationProvider signIn() {
        throw new NoIdentityProvider();
    }

    /** Told to the operator by {@link NoIdentityProviderAnalyzer}. */
    static final class NoIdentityProvider extends RuntimeException {
        NoIdentityProvider() {
            super("There is no way to sign in");
        }
    }
}

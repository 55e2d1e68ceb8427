package org.dealdesk.access.oidc;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The settings, where an identity provider is configured. */
@Configuration(proxyBeanMethods = false)
@WhenOidcIsOn
class OidcConfiguration {

    @Bean
    OidcSettings oidcSettings(Environment environment) {
        return OidcSettings.of(environment);
    }
}

package org.dealdesk.access.oidc.provider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** A node is ready without the identity provider, since sessions go on; readiness says so. */
@Component
class IdentityProviderHealthIndicator implements HealthIndicator {

    private final ObjectProvider<Provider> provider;

    IdentityProviderHealthIndicator(ObjectProvider<Provider> provider) {
        this.provider = provider;
    }

    @Override
    public Health health() {
        Provider known = provider.getIfAvailable();
        return Health.up()
                .withDetail("provider", known == null ? "none" : state(known))
                .build();
    }

    private static String state(Provider provider) {
        return provider.trouble()
                .map(why -> "cannot be used: " + why)
                .orElse(provider.isKnown() ? "answers" : "was not needed yet");
    }
}

package org.dealdesk.desk.signin;

import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.ProviderLinks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which ways to sign in the pages offer. */
@Component
class SignInOffer {

    private final boolean provider;
    private final boolean passwords;
    private final ProviderLinks links;

    SignInOffer(ObjectProvider<OidcSettings> settings, SignInWays ways, ProviderLinks links) {
        this.provider = settings.getIfAvailable() != null;
        this.links = links;
        this.passwords = ways.isDemo() || ways.hasAccounts();
    }

    public boolean hasProvider() {
        return provider;
    }

    /** Whether the person's name, mail address and roles are those of the provider. */
    public boolean isLinked(String person) {
        return links.isLinked(person);
    }

    public boolean hasPasswords() {
        return passwords;
    }
}

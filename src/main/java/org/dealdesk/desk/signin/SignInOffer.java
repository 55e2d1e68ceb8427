package org.dealdesk.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.access.passkey.PasskeyAddress;
import org.dealdesk.access.passkey.Passkeys;
import org.dealdesk.desk.FreshCaller;
import org.dealdesk.platform.people.Caller;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which ways to sign in the pages offer. */
@Component
class SignInOffer {

    private final boolean provider;
    private final boolean passwords;
    private final ProviderLinks links;
    private final Passkeys passkeys;
    private final PasskeyAddress address;
    private final HttpServletRequest request;

    SignInOffer(
            ObjectProvider<OidcSettings> settings,
            SignInWays ways,
            ProviderLinks links,
            Passkeys passkeys,
            PasskeyAddress address,
            HttpServletRequest request) {
        this.passkeys = passkeys;
        this.address = address;
        this.request = request;
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

    /** Whether browsers have passkeys at the address of the request at hand. */
    public boolean hasPasskeys() {
        return passkeys.areOn() && address.isFit(request);
    }

    /** Whether the caller of the request at hand has a passkey that can be used there. */
    public boolean hasOwnPasskey() {
        return hasPasskeys()
                && FreshCaller.in(request)
                        .filter(person -> !passkeys.of(Caller.of(person)).isEmpty())
                        .isPresent();
    }
}

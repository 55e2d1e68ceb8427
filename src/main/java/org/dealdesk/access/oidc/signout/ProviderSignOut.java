package org.dealdesk.access.oidc.signout;

import java.net.URI;
import java.util.Optional;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.provider.OwnAddresses;
import org.dealdesk.access.oidc.provider.Provider;
import org.dealdesk.access.oidc.provider.ProviderUnavailable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where people go who sign out, so that they are signed out at the provider too. */
@Component
@WhenOidcIsOn
public class ProviderSignOut {

    private final Provider provider;
    private final ProviderSessions sessions;
    private final OidcSettings settings;
    private final OwnAddresses addresses;

    ProviderSignOut(Provider provider, ProviderSessions sessions, OidcSettings settings, OwnAddresses addresses) {
        this.provider = provider;
        this.sessions = sessions;
        this.settings = settings;
        this.addresses = addresses;
    }

    /** The address at the provider; empty where the session did not begin there, or the provider has none or is down. */
    public Optional<String> address(String cookie) {
        try {
            return sessions.find(cookie).flatMap(begun -> provider.signOut().map(end -> address(end, begun)));
        } catch (ProviderUnavailable down) {
            return Optional.empty();
        }
    }

    private String address(URI end, ProviderSessions.Begun begun) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUri(end)
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{back}");
        String back = addresses.of("/sign-in");
        return begun.idToken()
                .map(token -> address.queryParam("id_token_hint", "{token}")
                        .encode()
                        .buildAndExpand(settings.client().id(), back, token)
                        .toUriString())
                .orElseGet(() -> address.encode()
                        .buildAndExpand(settings.client().id(), back)
                        .toUriString());
    }
}

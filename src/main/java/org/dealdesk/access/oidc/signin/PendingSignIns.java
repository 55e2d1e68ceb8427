package org.dealdesk.access.oidc.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.dealdesk.access.cookie.SealedCookie;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.provider.OwnAddresses;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** Keeps a sign-in that is under way in a sealed cookie of its browser: any node goes on with it, and none keeps a session for it. */
@Component
@WhenOidcIsOn
class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "desk-provider";

    private final SealedCookie cookie;
    private final OidcSettings settings;

    PendingSignIns(SealedCookie cookie, OidcSettings settings) {
        this.cookie = cookie;
        this.settings = settings;
    }

    Optional<PendingSignIn> find(HttpServletRequest request) {
        return cookie.read(request, COOKIE).flatMap(PendingSignIn::parse);
    }

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return find(request).map(pending -> pending.request(settings)).orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        cookie.keep(
                request,
                response,
                COOKIE,
                OwnAddresses.START,
                PendingSignIn.of(asked).text());
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest pending = loadAuthorizationRequest(request);
        cookie.remove(request, response, COOKIE, OwnAddresses.START);
        return pending;
    }
}

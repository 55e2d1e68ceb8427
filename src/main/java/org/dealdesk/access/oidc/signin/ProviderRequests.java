package org.dealdesk.access.oidc.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.provider.OwnAddresses;
import org.dealdesk.access.oidc.provider.Provider;
import org.dealdesk.access.oidc.signin.PendingSignIn.Purpose;
import org.dealdesk.platform.people.Caller;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** Makes the requests with which browsers go to the provider, with all that makes the answer good for one browser and once. */
@Component
@WhenOidcIsOn
public class ProviderRequests {

    /** How recent a sign-in must be that proves again who it is; the rest of the quarter of an hour is for what it is needed for. */
    static final int AGAIN_SECONDS = 300;

    private final OidcSettings settings;
    private final PendingSignIns pending;
    private final DefaultOAuth2AuthorizationRequestResolver resolver;

    ProviderRequests(Provider provider, OidcSettings settings, PendingSignIns pending) {
        this.settings = settings;
        this.pending = pending;
        this.resolver = new DefaultOAuth2AuthorizationRequestResolver(id -> provider.client(), OwnAddresses.START);
        this.resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    /** Where a person who is signed in goes to let their account of the provider be linked. */
    public String link(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        return begin(request, response, Purpose.LINK, caller.id());
    }

    /** Where the browser goes; {@code person} is null where anyone may sign in. */
    String begin(HttpServletRequest request, HttpServletResponse response, Purpose purpose, String person) {
        OAuth2AuthorizationRequest usual = resolver.resolve(request, Provider.REGISTRATION);
        Map<String, Object> parameters = new HashMap<>(usual.getAdditionalParameters());
        if (purpose != Purpose.SIGN_IN) {
            parameters.put("max_age", AGAIN_SECONDS);
        }
        if (!settings.acr().isEmpty()) {
            parameters.put("acr_values", String.join(" ", settings.acr()));
        }
        OAuth2AuthorizationRequest asked = OAuth2AuthorizationRequest.from(usual)
                .additionalParameters(parameters)
                .build();
        pending.saveAuthorizationRequest(PendingSignIn.about(asked, purpose, person), request, response);
        return asked.getAuthorizationRequestUri();
    }
}

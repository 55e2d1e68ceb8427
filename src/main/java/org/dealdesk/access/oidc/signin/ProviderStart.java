package org.dealdesk.access.oidc.signin;

import org.dealdesk.access.oidc.OidcSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.dealdesk.access.oidc.signin.PendingSignIn.Purpose;
import org.dealdesk.access.oidc.provider.OwnAddresses;
import org.dealdesk.access.oidc.provider.Provider;
import org.dealdesk.platform.people.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends the browser to the provider, with all that makes the answer good for this browser and this once. */
final class ProviderStart extends OncePerRequestFilter {

    /** How recent a sign-in must be that proves again who it is; the rest of the quarter of an hour is for what it is needed for. */
    static final int AGAIN_SECONDS = 300;

    private final OidcSettings settings;
    private final PendingSignIns pending;
    private final AuthenticationFailureHandler refusals;
    private final DefaultOAuth2AuthorizationRequestResolver resolver;
    private final RequestMatcher addresses =
            PathPatternRequestMatcher.withDefaults().matcher(OwnAddresses.START);

    ProviderStart(
            Provider provider, OidcSettings settings, PendingSignIns pending, AuthenticationFailureHandler refusals) {
        this.settings = settings;
        this.pending = pending;
        this.refusals = refusals;
        this.resolver = new DefaultOAuth2AuthorizationRequestResolver(id -> provider.client(), OwnAddresses.START);
        this.resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !addresses.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            OAuth2AuthorizationRequest asked = asked(request);
            pending.saveAuthorizationRequest(asked, request, response);
            response.sendRedirect(asked.getAuthorizationRequestUri());
        } catch (AuthenticationException unavailable) {
            refusals.onAuthenticationFailure(request, response, unavailable);
        }
    }

    private OAuth2AuthorizationRequest asked(HttpServletRequest request) {
        String person = signedIn();
        Purpose purpose = purpose(request, person);
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
        return PendingSignIn.about(asked, purpose, purpose == Purpose.SIGN_IN ? null : person);
    }

    /** Linking changes something, so it begins with a form, which has a token. */
    private static Purpose purpose(HttpServletRequest request, String person) {
        if (person == null) {
            return Purpose.SIGN_IN;
        }
        return request.getMethod().equals("POST") ? Purpose.LINK : Purpose.AGAIN;
    }

    private static String signedIn() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof Caller known ? known.id() : null;
    }
}

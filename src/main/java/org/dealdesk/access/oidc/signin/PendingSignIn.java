package org.dealdesk.access.oidc.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.provider.Provider;
import org.dealdesk.platform.json.CanonicalJson;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * What the browser keeps of a sign-in at the provider until it comes back.
 *
 * @param verifier the secret of PKCE
 * @param purpose what the sign-in is for
 * @param person who has to sign in; null where anyone may
 */
record PendingSignIn(String state, String nonce, String verifier, String redirectUri, Purpose purpose, String person) {

    /** What a sign-in at the provider is for. */
    enum Purpose {
        /** Begin a session. */
        SIGN_IN,
        /** The person of the session has to prove again who they are. */
        AGAIN,
        /** The person of the session wants to sign in with their account of the provider from now on. */
        LINK
    }

    private static final String PURPOSE = PendingSignIn.class.getName() + ".purpose";
    private static final String PERSON = PendingSignIn.class.getName() + ".person";

    /** The request with what it is for. */
    static OAuth2AuthorizationRequest about(OAuth2AuthorizationRequest request, Purpose purpose, String person) {
        Map<String, Object> attributes = new HashMap<>(request.getAttributes());
        attributes.put(PURPOSE, purpose);
        if (person != null) {
            attributes.put(PERSON, person);
        }
        return OAuth2AuthorizationRequest.from(request).attributes(attributes).build();
    }

    static PendingSignIn of(OAuth2AuthorizationRequest request) {
        return new PendingSignIn(
                request.getState(),
                request.getAttribute(OidcParameterNames.NONCE),
                request.getAttribute(PkceParameterNames.CODE_VERIFIER),
                request.getRedirectUri(),
                request.getAttribute(PURPOSE),
                request.getAttribute(PERSON));
    }

    static Optional<PendingSignIn> parse(String text) {
        try {
            return Optional.of(CanonicalJson.STRICT.readValue(text, PendingSignIn.class));
        } catch (JsonProcessingException ofAnotherBuild) {
            return Optional.empty();
        }
    }

    String text() {
        try {
            return CanonicalJson.STRICT.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of texts can be written", impossible);
        }
    }

    /** The request as Spring Security wants it back. The browser has gone to its address already. */
    OAuth2AuthorizationRequest request(OidcSettings settings) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(OAuth2ParameterNames.REGISTRATION_ID, Provider.REGISTRATION);
        attributes.put(OidcParameterNames.NONCE, nonce);
        attributes.put(PkceParameterNames.CODE_VERIFIER, verifier);
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(settings.issuer())
                .clientId(settings.client().id())
                .redirectUri(redirectUri)
                .scope(OidcScopes.OPENID)
                .state(state)
                .attributes(attributes)
                .build();
    }
}

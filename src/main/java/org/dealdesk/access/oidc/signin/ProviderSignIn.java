package org.dealdesk.access.oidc.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.provider.OwnAddresses;
import org.dealdesk.access.oidc.provider.Provider;
import org.dealdesk.access.oidc.provider.ProviderTokens;
import org.dealdesk.access.oidc.signin.PendingSignIn.Purpose;
import org.dealdesk.access.oidc.signin.SignInRefused.Reason;
import org.dealdesk.platform.people.Caller;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Takes what the provider sends back with the browser: checks it, as the library does and as the operator wants it, and finds the
 * person. {@link ProviderStart} comes before; {@link ProviderPeople} says who comes in.
 */
final class ProviderSignIn extends OAuth2LoginAuthenticationFilter {

    private final OidcSettings settings;
    private final PendingSignIns pending;
    private final ProviderPeople people;
    private final Clock clock;

    ProviderSignIn(Provider provider, OidcSettings settings, ProviderFilters.Arrivals arrivals) {
        super(id -> provider.client(), new NoTokensAreKept(), OwnAddresses.BACK);
        setRequiresAuthenticationRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, OwnAddresses.BACK));
        setAuthorizationRequestRepository(arrivals.pending());
        this.settings = settings;
        this.pending = arrivals.pending();
        this.people = arrivals.people();
        this.clock = arrivals.clock();
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        Optional<PendingSignIn> begun = pending.find(request);
        OidcUser user = user(request, response);
        PendingSignIn asked = begun.orElseThrow(() -> new SignInRefused(Reason.OVER, null));
        Claims claims = new Claims(user.getClaims(), settings);
        check(asked, claims);
        Caller caller = caller(asked, claims);
        ProviderProof proof = new ProviderProof(
                claims.signedInAt().orElse(null),
                claims.session().orElse(null),
                user.getIdToken().getTokenValue());
        proof.hand(request);
        return new ProviderAuthentication(caller, proof.signedInAt());
    }

    private OidcUser user(HttpServletRequest request, HttpServletResponse response) {
        try {
            return (OidcUser) super.attemptAuthentication(request, response).getPrincipal();
        } catch (OAuth2AuthenticationException refused) {
            throw Answers.told(refused);
        }
    }

    private void check(PendingSignIn asked, Claims claims) {
        if (!settings.acr().isEmpty()
                && claims.acr().filter(settings.acr()::contains).isEmpty()) {
            throw new SignInRefused(Reason.TOO_WEAK, null);
        }
        Instant least = clock.instant()
                .minus(Duration.ofSeconds(ProviderRequests.AGAIN_SECONDS))
                .minus(ProviderTokens.SKEW);
        if (asked.purpose() != Purpose.SIGN_IN
                && claims.signedInAt().filter(at -> !at.isBefore(least)).isEmpty()) {
            throw new SignInRefused(Reason.TOO_OLD, asked.person());
        }
    }

    private Caller caller(PendingSignIn asked, Claims claims) {
        if (asked.purpose() == Purpose.LINK) {
            return people.link(asked.person(), claims);
        }
        Caller caller = people.enter(claims);
        if (asked.purpose() == Purpose.AGAIN && !caller.id().equals(asked.person())) {
            throw new SignInRefused(Reason.OTHER_PERSON, asked.person());
        }
        return caller;
    }

    /** The provider is asked who it is, once; no token is needed afterwards. */
    private static final class NoTokensAreKept implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // Spring Security's signature
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String registration, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {
            // See above.
        }

        @Override
        public void removeAuthorizedClient(
                String registration, Authentication person, HttpServletRequest request, HttpServletResponse response) {
            // See above.
        }
    }
}

package org.dealdesk.access.oidc.signin;

import java.time.Clock;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.provider.OwnAddresses;
import org.dealdesk.access.oidc.provider.Provider;
import org.dealdesk.access.oidc.provider.ProviderTokens;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Puts the filters of the sign-in at the provider into a chain. */
@Component
@WhenOidcIsOn
public class ProviderFilters {

    /** Everything below is the provider's way in. */
    public static final String ADDRESSES = OwnAddresses.START + "/**";

    private final Provider provider;
    private final OidcSettings settings;
    private final ProviderRequests starts;
    private final ProviderTokens tokens;
    private final ClientHttpRequestFactory requests;
    private final Arrivals arrivals;

    ProviderFilters(
            Provider provider,
            OidcSettings settings,
            ProviderRequests starts,
            ProviderTokens tokens,
            ClientHttpRequestFactory callsOfProvider,
            Arrivals arrivals) {
        this.provider = provider;
        this.settings = settings;
        this.starts = starts;
        this.tokens = tokens;
        this.requests = callsOfProvider;
        this.arrivals = arrivals;
    }

    /** What is needed when a browser comes back. */
    @Component
    @WhenOidcIsOn
    record Arrivals(PendingSignIns pending, ProviderPeople people, Clock clock) {}

    /** What the pages do about a sign-in: begin a session, go on, or say why there is none. */
    public record Ends(
            SessionAuthenticationStrategy sessions,
            SecurityContextRepository contexts,
            AuthenticationSuccessHandler accepted,
            AuthenticationFailureHandler refused) {}

    public void addTo(HttpSecurity http, Ends ends) {
        ProviderSignIn back = new ProviderSignIn(provider, settings, arrivals);
        back.setAuthenticationManager(new ProviderManager(library()));
        back.setSessionAuthenticationStrategy(ends.sessions());
        back.setSecurityContextRepository(ends.contexts());
        back.setAuthenticationSuccessHandler(ends.accepted());
        back.setAuthenticationFailureHandler(ends.refused());
        http.addFilterBefore(new ProviderStart(starts, ends.refused()), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(back, UsernamePasswordAuthenticationFilter.class);
    }

    private OidcAuthorizationCodeAuthenticationProvider library() {
        RestClientAuthorizationCodeTokenResponseClient codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        OidcAuthorizationCodeAuthenticationProvider library =
                new OidcAuthorizationCodeAuthenticationProvider(codes, users());
        library.setJwtDecoderFactory(tokens::idTokens);
        return library;
    }

    private OidcUserService users() {
        RestTemplate http = new RestTemplate(requests);
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService plain = new DefaultOAuth2UserService();
        plain.setRestOperations(http);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(plain);
        users.setRetrieveUserInfo(this::saysTooLittle);
        return users;
    }

    /** UserInfo costs a call: it is asked where the ID token does not say everything. */
    private boolean saysTooLittle(OidcUserRequest request) {
        boolean enough = settings.roles().isIn(request.getIdToken().getClaims())
                && request.getIdToken().getClaims().containsKey("name");
        String address = request.getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUri();
        return !enough && address != null && !address.isEmpty();
    }
}

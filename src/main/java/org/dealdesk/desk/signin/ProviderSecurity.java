package org.dealdesk.desk.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.signin.ProviderFilters;
import org.dealdesk.access.oidc.signin.ProviderProof;
import org.dealdesk.access.oidc.signin.SignInRefused;
import org.dealdesk.access.oidc.signout.ProviderSessions;
import org.dealdesk.access.session.Sessions;
import org.dealdesk.desk.RefusedPages;
import org.dealdesk.platform.security.EveryDoor;
import org.dealdesk.platform.web.Cookies;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/** How people come to the pages by way of the identity provider. Only a sign-in that was accepted begins a session. */
@Configuration
@WhenOidcIsOn
class ProviderSecurity {

    /** Begins a session whose end the provider may ask for. */
    @Component
    @WhenOidcIsOn
    record SessionsOfProvider(Sessions sessions, ProviderSessions provider) implements SessionAuthenticationStrategy {

        @Override
        public void onAuthentication(
                Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
            sessions.onAuthentication(signedIn, request, response);
            ProviderProof.of(request)
                    .ifPresent(proof -> provider.begun(Sessions.id(request), SignIn.id(signedIn), proof));
        }
    }

    @Bean
    @Order(0)
    SecurityFilterChain pagesOfProvider(
            HttpSecurity http,
            EveryDoor everyDoor,
            DeskSecurity.PageSessions pages,
            SessionsOfProvider sessions,
            ProviderFilters filters,
            ApplicationEventPublisher events,
            Cookies cookies)
            throws Exception {
        WantedPage wanted = new WantedPage(cookies);
        filters.addTo(
                http,
                new ProviderFilters.Ends(
                        sessions,
                        pages.contexts(),
                        (request, response, person) -> SignIn.accepted(request, response, wanted),
                        (request, response, reason) -> {
                            tell(reason, events);
                            refused(request, response, reason);
                        }));
        return everyDoor
                .guard(
                        http,
                        (request, response, refused) ->
                                RefusedPages.show(request, response, EveryDoor.refusal(request, refused)))
                .securityMatcher(ProviderFilters.ADDRESSES)
                .securityContext(context -> context.securityContextRepository(pages.contexts()))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .csrf(csrf -> csrf.csrfTokenRepository(DeskSecurity.tokens(cookies)))
                .build();
    }

    /** A refusal of a person who is known here counts among their failed sign-ins. */
    private static void tell(AuthenticationException reason, ApplicationEventPublisher events) {
        if (reason instanceof SignInRefused refused && refused.account() != null) {
            events.publishEvent(new AuthenticationFailureBadCredentialsEvent(
                    UsernamePasswordAuthenticationToken.unauthenticated(refused.account(), ""), reason));
        }
    }

    /** The page says why, at this address, so that a reload repeats only the refusal. */
    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws ServletException, IOException {
        request.setAttribute(ProviderPages.REASON, reason);
        request.getRequestDispatcher(ProviderPages.REFUSED).forward(request, response);
    }
}

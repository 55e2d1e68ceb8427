package org.dealdesk.desk.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.access.oidc.signin.ProviderFilters;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.desk.FreshCaller;
import org.dealdesk.desk.RefusedPages;
import org.dealdesk.platform.security.EveryDoor;
import org.dealdesk.platform.web.Cookies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** How people come to the pages by way of the identity provider. Only a sign-in that was accepted begins a session. */
@Configuration
@WhenOidcIsOn
class ProviderSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain pagesOfProvider(
            HttpSecurity http,
            EveryDoor everyDoor,
            DeskSecurity.PageSessions sessions,
            ProviderFilters filters,
            Cookies cookies)
            throws Exception {
        WantedPage wanted = new WantedPage(cookies);
        filters.addTo(
                http,
                new ProviderFilters.Ends(
                        sessions.sessions(),
                        (request, response, person) -> SignIn.accepted(request, response, wanted),
                        ProviderSecurity::refused));
        return everyDoor
                .guard(
                        http,
                        (request, response, refused) ->
                                RefusedPages.show(request, response, EveryDoor.refusal(request, refused)))
                .securityMatcher(ProviderFilters.ADDRESSES)
                .securityContext(context -> context.securityContextRepository(sessions.contexts()))
                .addFilterBefore(new FreshCaller(sessions.people()), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .csrf(csrf -> csrf.csrfTokenRepository(DeskSecurity.tokens(cookies)))
                .build();
    }

    /** The page says why, at this address, so that a reload repeats only the refusal. */
    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws ServletException, IOException {
        request.setAttribute(ProviderPages.REASON, reason);
        request.getRequestDispatcher(ProviderPages.REFUSED).forward(request, response);
    }
}

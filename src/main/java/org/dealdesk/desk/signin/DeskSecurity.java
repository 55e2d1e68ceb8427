package org.dealdesk.desk.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.access.passkey.PasskeySignIn;
import org.dealdesk.access.passkey.SecondFactor;
import org.dealdesk.access.passkey.SecondStep;
import org.dealdesk.access.session.SessionContexts;
import org.dealdesk.access.session.Sessions;
import org.dealdesk.desk.FreshCaller;
import org.dealdesk.desk.PageRequests;
import org.dealdesk.desk.RefusedPages;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.security.EveryDoor;
import org.dealdesk.platform.security.PasskeyFirst;
import org.dealdesk.platform.security.brake.Brake;
import org.dealdesk.platform.security.brake.SignInDetails;
import org.dealdesk.platform.web.Cookies;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.stereotype.Component;

/**
 * How people come to the pages: they sign in with a form and stay signed in with a cookie, so every change carries a token that no
 * other site knows. REST has a chain of its own, takes the session too, and asks where a change comes from.
 */
@Configuration
class DeskSecurity {

    /**
     * What the browser has kept of the pages goes. Cookies are not named: that would take those of every product below the same
     * domain, too.
     */
    private static final HeaderWriter CLEAR = new StaticHeadersWriter("Clear-Site-Data", "\"cache\", \"storage\"");

    /** How people sign in with a passkey, alone or after the password. */
    @Component
    record Passkey(PasskeySignIn signIn, SecondStep secondStep, ApplicationEventPublisher events) {}

    /** Who has signed in, by their sessions. */
    @Component
    record PageSessions(Sessions sessions, SessionContexts contexts, People people, SignOut signOut) {}

    @Bean
    @Order(1)
    SecurityFilterChain pages(
            HttpSecurity http,
            EveryDoor everyDoor,
            PageSessions sessions,
            Passkey passkey,
            Brake brake,
            Cookies cookies)
            throws Exception {
        WantedPage wanted = new WantedPage(cookies);
        KnownBrowser browsers = new KnownBrowser(cookies);
        AuthenticationSuccessHandler accepted = (request, response, person) -> {
            browsers.remember(request, response, SignIn.id(person), brake);
            SignIn.accepted(request, response, wanted);
        };
        return everyDoor
                .guard(http, DeskSecurity::refuse)
                .securityMatcher(new PageRequests())
                .securityContext(context -> context.securityContextRepository(sessions.contexts()))
                .addFilterBefore(new FreshCaller(sessions.people()), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/", "/sign-in", "/assets/**", "/webjars/**")
                        .permitAll()
                        .requestMatchers("/signed-out", SignIn.LATER, RefusedPages.ADDRESS, GoingOn.PAGE)
                        .permitAll()
                        .requestMatchers("/set-up/**", "/links/**", SignIn.FORGOTTEN)
                        .permitAll()
                        .requestMatchers(SignIn.SECOND, PasskeyFilter.OPTIONS)
                        .permitAll()
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(PageRequests.patterns())
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .authenticationDetailsSource(request -> new SignInDetails(request, browsers.of(request)))
                        .successHandler(accepted)
                        .failureHandler(SignIn::refused))
                .logout(out -> out.logoutUrl("/sign-out")
                        .deleteCookies(cookies.name(Sessions.COOKIE))
                        .addLogoutHandler(new HeaderWriterLogoutHandler(CLEAR))
                        .addLogoutHandler(sessions.signOut())
                        .logoutSuccessHandler(sessions.signOut()))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens(cookies)))
                .sessionManagement(session -> session.sessionAuthenticationStrategy((person, request, response) -> {
                    passkey.secondStep().ask(person, request, response);
                    sessions.sessions().onAuthentication(person, request, response);
                }))
                .addFilterAfter(passkeyFilter(passkey, sessions, accepted), UsernamePasswordAuthenticationFilter.class)
                .requestCache(cache -> cache.requestCache(wanted))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                        (request, response, refused) -> signInFirst(request, response)))
                .build();
    }

    private static PasskeyFilter passkeyFilter(
            Passkey passkey, PageSessions sessions, AuthenticationSuccessHandler accepted) {
        PasskeyFilter filter = new PasskeyFilter(passkey.signIn());
        filter.setApplicationEventPublisher(passkey.events());
        filter.setSessionAuthenticationStrategy(sessions.sessions());
        filter.setSecurityContextRepository(sessions.contexts());
        filter.setAuthenticationSuccessHandler(accepted);
        filter.setAuthenticationFailureHandler(SignIn::passkeyRefused);
        return filter;
    }

    /** A form without its token comes from a page whose session has ended; everything else is told as what it is. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        if (refused instanceof CsrfException) {
            request.getRequestDispatcher("/signed-out").forward(request, response);
        } else if (refused instanceof PasskeyFirst && request.getHeader("HX-Request") == null) {
            response.sendRedirect(request.getContextPath() + SecondFactor.PAGE);
        } else {
            RefusedPages.show(request, response, EveryDoor.refusal(request, refused));
        }
    }

    /** A page is asked for again after signing in; of a form, at least what was typed is shown again. */
    private static void signInFirst(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getHeader("HX-Request") != null) {
            // What is being typed is on the page: only a list is read anew.
            if (request.getMethod().equals("GET")) {
                response.setHeader("HX-Refresh", "true");
            }
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getMethod().equals("GET")) {
            boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
            response.sendRedirect(request.getContextPath() + "/sign-in" + (ended ? "?ended" : ""));
        } else {
            request.getRequestDispatcher("/signed-out").forward(request, response);
        }
    }

    /** The sign-in form has a token too, in a cookie, so that the server keeps no state before sign-in. */
    static CsrfTokenRepository tokens(Cookies cookies) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookies.name("desk-csrf"));
        tokens.setCookiePath(cookies.path());
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }
}

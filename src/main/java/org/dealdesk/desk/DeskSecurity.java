package org.dealdesk.desk;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.platform.people.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * How people come to the pages: they sign in with a form and stay signed in with a cookie, so every change carries a token that no
 * other site knows. REST has a chain of its own and knows nothing of the cookie.
 */
@Configuration
class DeskSecurity {

    /** Nothing is loaded from elsewhere, and no script or style stands inside a page. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    @Bean
    @Order(1)
    SecurityFilterChain pages(HttpSecurity http, AuthenticationProvider signIn, People people) throws Exception {
        return http.securityMatcher(new PageRequests())
                .authenticationProvider(signIn)
                .addFilterBefore(new FreshCaller(people), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/", "/sign-in", "/assets/**", "/webjars/**")
                        .permitAll()
                        .requestMatchers("/signed-out")
                        .permitAll()
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/")
                        .failureUrl("/sign-in?refused"))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, refused) -> signInFirst(request, response))
                        .accessDeniedHandler((request, response, refused) ->
                                request.getRequestDispatcher("/signed-out").forward(request, response)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS)))
                .build();
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

    private static RequestCache pagesOnly() {
        RequestMatcher pages = request -> request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(pages);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }
}

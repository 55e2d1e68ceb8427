package org.dealdesk.platform.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.brake.TooManyTries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may come in. What they may then do is decided in the use cases, so that it holds for every door; here are only the doors
 * themselves. REST keeps no session; what {@link EveryDoor} asks of every chain is asked here, too.
 */
@Configuration
class SecurityConfiguration {

    private static final String[] DOCUMENTS = {
        "/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html", "/problems/**", "/schemas/**"
    };

    /** The request as a whole is measured; a measurement of every filter costs more than the filters do. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Rules name addresses as the dispatcher reads them. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean parsedPaths() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    @Bean
    SecurityFilterChain doors(HttpSecurity http, EveryDoor everyDoor, Problems problems) throws Exception {
        return everyDoor
                .guard(http, (request, response, refused) -> {
                    Refusal told = EveryDoor.refusal(request, refused);
                    problems.write(request, response, told.type(), told.getMessage());
                })
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, DOCUMENTS)
                        .permitAll()
                        .requestMatchers(DOCUMENTS)
                        .authenticated()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, refused) -> {
                    if (refused instanceof TooManyTries early) {
                        response.setHeader("Retry-After", Long.toString(early.seconds()));
                        problems.write(
                                request,
                                response,
                                ProblemType.TOO_MANY_TRIES,
                                "No password is looked at for " + early.seconds() + " seconds");
                        return;
                    }
                    if (!isFromABrowser(request)) {
                        response.setHeader("WWW-Authenticate", "Basic realm=\"Dealdesk\", charset=\"UTF-8\"");
                    }
                    problems.write(
                            request, response, ProblemType.UNAUTHENTICATED, "Name and password are missing or wrong");
                }))
                .build();
    }

    /** A browser that is asked for a password keeps it, and sends it by itself from then on. */
    private static boolean isFromABrowser(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Mode") != null
                || String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
    }
}

package org.dealdesk.platform.security;

import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may come in. What they may then do is decided in the use cases, so that it holds for every door; here are only the doors
 * themselves. REST is stateless and needs no protection against forged requests, since a browser never signs them by itself.
 */
@Configuration
class SecurityConfiguration {

    /** The request as a whole is measured; a measurement of every filter costs more than the filters do. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain doors(HttpSecurity http, AuthenticationProvider signIn, Problems problems) throws Exception {
        return http.authenticationProvider(signIn)
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET, "/", "/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/problems/**", "/schemas/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, refused) -> {
                    response.setHeader("WWW-Authenticate", "Basic realm=\"Dealdesk\", charset=\"UTF-8\"");
                    problems.write(
                            request, response, ProblemType.UNAUTHENTICATED, "Name and password are missing or wrong");
                }))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler((request, response, refused) ->
                        problems.write(request, response, ProblemType.FORBIDDEN, "Your roles do not allow this")))
                .headers(Customizer.withDefaults())
                .build();
    }
}

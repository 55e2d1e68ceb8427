package org.dealdesk.platform.security;

import jakarta.servlet.DispatcherType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.security.bearer.BearerSignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Who may come in. What they may then do is decided in the use cases, so that it holds for every door; here are only the doors
 * themselves. REST begins no session, and takes that of the pages; what {@link EveryDoor} asks of every chain is asked here, too.
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
    SecurityFilterChain doors(
            HttpSecurity http,
            EveryDoor everyDoor,
            Problems problems,
            RestSignIn signIn,
            BearerSignIn bearer,
            SecurityContextRepository sessions)
            throws Exception {
        return everyDoor
                .guard(http, EveryDoor.inProblems(problems))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, DOCUMENTS)
                        .permitAll()
                        .requestMatchers(DOCUMENTS)
                        .authenticated()
                        .requestMatchers("/api/**")
                        .access(RestRules::decide)
                        .anyRequest()
                        .denyAll())
                .securityContext(context -> context.securityContextRepository(sessions))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(tokens ->
                        tokens.authenticationEntryPoint(signIn).authenticationManagerResolver(request -> bearer))
                .exceptionHandling(answers -> answers.authenticationEntryPoint(signIn))
                .httpBasic(basic -> {
                    basic.authenticationEntryPoint(signIn);
                    if (!signIn.takesPasswords()) {
                        basic.disable();
                    }
                })
                .build();
    }
}

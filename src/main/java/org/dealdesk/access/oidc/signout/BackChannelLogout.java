package org.dealdesk.access.oidc.signout;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.provider.ProviderUnavailable;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.security.EveryDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Where the provider says, from server to server, that a person has signed out there or must not go on. */
@Configuration(proxyBeanMethods = false)
@WhenOidcIsOn
class BackChannelLogout {

    static final String ADDRESS = "/provider/logout";

    @Bean
    @Order(0)
    SecurityFilterChain logoutOfProvider(
            HttpSecurity http, EveryDoor everyDoor, Problems problems, LogoutTokens tokens, ProviderSessions sessions)
            throws Exception {
        return everyDoor
                .guard(http, EveryDoor.inProblems(problems))
                .securityMatcher(ADDRESS)
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new Taking(problems, tokens, sessions), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    private static final class Taking extends OncePerRequestFilter {

        private final Problems problems;
        private final LogoutTokens tokens;
        private final ProviderSessions sessions;
        private final RequestMatcher posts =
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, ADDRESS);

        Taking(Problems problems, LogoutTokens tokens, ProviderSessions sessions) {
            this.problems = problems;
            this.tokens = tokens;
            this.sessions = sessions;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !posts.matches(request);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String token = request.getParameter("logout_token");
            try {
                if (token == null || !sessions.end(tokens.read(token))) {
                    refuse(request, response, "The logout token is missing or was taken before");
                }
            } catch (BadJwtException forged) {
                refuse(request, response, "The logout token is not valid");
            } catch (JwtException | ProviderUnavailable unchecked) {
                problems.write(
                        request, response, ProblemType.UNAVAILABLE, "The keys of the provider cannot be read now");
            }
        }

        private void refuse(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
            problems.write(request, response, ProblemType.MALFORMED, why);
        }
    }
}

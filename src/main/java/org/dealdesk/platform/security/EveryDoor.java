package org.dealdesk.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.calls.LimitedCalls;
import org.dealdesk.platform.web.Address;
import org.dealdesk.platform.web.Origins;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** What holds in every chain of filters, so that it does not matter which of them a request comes to. */
@Component
public final class EveryDoor {

    private static final RequestMatcher ENDPOINTS = EndpointRequest.toAnyEndpoint();

    private final Origins origins;
    private final LimitedCalls limitedCalls;
    private final SessionRestriction restriction;

    EveryDoor(Origins origins, LimitedCalls limitedCalls, SessionRestriction restriction) {
        this.origins = origins;
        this.limitedCalls = limitedCalls;
        this.restriction = restriction;
    }

    /** Begins a chain; it goes on with rules of its own, and {@code refusals} answers what it refuses. */
    public HttpSecurity guard(HttpSecurity http, AccessDeniedHandler refusals) throws Exception {
        AccessDeniedHandler logged = (request, response, refused) -> {
            if (refused instanceof CsrfException) {
                RefusedAnswers.because(request, "form-token");
            } else if (refused instanceof CrossSite) {
                RefusedAnswers.because(request, ProblemType.CROSS_SITE.slug());
            } else if (refused instanceof PasskeyFirst) {
                RefusedAnswers.because(request, "passkey-first");
            }
            refusals.handle(request, response, refused);
        };
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .requestMatchers(ENDPOINTS)
                        .hasRole("ADMIN"))
                .addFilterAfter(new RefusedAnswers(), SecurityContextHolderFilter.class)
                .addFilterBefore(new ProofOfOrigin(origins, logged), CsrfFilter.class)
                .addFilterBefore(limitedCalls.filter(), AuthorizationFilter.class)
                .addFilterBefore(new RestrictedSessions(restriction, logged), AuthorizationFilter.class)
                .exceptionHandling(answers -> answers.accessDeniedHandler(logged))
                // The web server has set them already, on its own answers too.
                .headers(AbstractHttpConfigurer::disable);
    }

    /** Answers refusals with problem documents. */
    public static AccessDeniedHandler inProblems(Problems problems) {
        return (request, response, refused) -> {
            Refusal told = refusal(request, refused);
            problems.write(request, response, told.type(), told.getMessage());
        };
    }

    /** The refusal that a chain sends. An address that no rule allows returns 404. */
    public static Refusal refusal(HttpServletRequest request, AccessDeniedException refused) {
        if (refused instanceof CrossSite) {
            return new Refusal(ProblemType.CROSS_SITE, refused.getMessage());
        }
        if (refused instanceof PasskeyFirst) {
            return new Refusal(ProblemType.FORBIDDEN, refused.getMessage());
        }
        return ENDPOINTS.matches(request) || Address.of(request).isBelow("/api")
                ? new Refusal(ProblemType.FORBIDDEN, "Your roles do not allow this")
                : Refusal.notFound("resource at this address");
    }
}

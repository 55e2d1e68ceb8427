package org.dealdesk.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what a session may not open until its person has a passkey. */
final class RestrictedSessions extends OncePerRequestFilter {

    private final SessionRestriction restriction;
    private final AccessDeniedHandler refusals;

    RestrictedSessions(SessionRestriction restriction, AccessDeniedHandler refusals) {
        this.restriction = restriction;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (restriction.refuses(request)) {
            refusals.handle(request, response, new PasskeyFirst());
        } else {
            chain.doFilter(request, response);
        }
    }
}

package org.dealdesk.desk.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at the session before anything is done in its name. */
public final class SessionReview extends OncePerRequestFilter {

    private final Sessions sessions;

    public SessionReview(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        sessions.review(request);
        chain.doFilter(request, response);
    }
}

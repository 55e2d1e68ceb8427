package org.dealdesk.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.dealdesk.platform.web.Origins;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Browsers send the cookie of a session and the password of HTTP Basic by themselves, with what another site makes them send, too.
 * So a request that may change something is refused where it says that another site has sent it, and in a session also where it says
 * no origin, which no browser does. Tokens are sent by programs that hold them, never by themselves.
 */
final class ProofOfOrigin extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Origins origins;
    private final AccessDeniedHandler refusals;

    ProofOfOrigin(Origins origins, AccessDeniedHandler refusals) {
        this.origins = origins;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SAFE.contains(request.getMethod()) || holdsAToken(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (origins.isForeign(request)) {
            refusals.handle(request, response, new CrossSite("The request came from another site"));
        } else if (inASession() && origins.isSilent(request)) {
            refusals.handle(
                    request,
                    response,
                    new CrossSite("In a session, a change has to say where it comes from: Sec-Fetch-Site or Origin"));
        } else {
            origins.mark(request);
            chain.doFilter(request, response);
        }
    }

    private static boolean holdsAToken(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** Before any password is looked at, only a session can have said who asks. */
    private static boolean inASession() {
        return SecurityContextHolder.getContext().getAuthentication() != null;
    }
}

package org.dealdesk.access.oidc.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.access.oidc.provider.OwnAddresses;
import org.dealdesk.access.oidc.signin.PendingSignIn.Purpose;
import org.dealdesk.platform.people.Caller;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends the browser to the provider: to begin a session, or, where there is one, to prove again who it is. */
final class ProviderStart extends OncePerRequestFilter {

    private final ProviderRequests requests;
    private final AuthenticationFailureHandler refusals;
    private final RequestMatcher addresses =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, OwnAddresses.START);

    ProviderStart(ProviderRequests requests, AuthenticationFailureHandler refusals) {
        this.requests = requests;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !addresses.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String person = signedIn();
        try {
            response.sendRedirect(
                    requests.begin(request, response, person == null ? Purpose.SIGN_IN : Purpose.AGAIN, person));
        } catch (AuthenticationException unavailable) {
            refusals.onAuthenticationFailure(request, response, unavailable);
        }
    }

    private static String signedIn() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof Caller known ? known.id() : null;
    }
}

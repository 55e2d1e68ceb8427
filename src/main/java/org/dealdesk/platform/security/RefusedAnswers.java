package org.dealdesk.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.platform.people.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at every answer on its way out: a 401 or 403 that is not in the security log yet is logged, whether it comes from a use
 * case, a page or a filter.
 */
final class RefusedAnswers extends OncePerRequestFilter {

    private static final String REASON = RefusedAnswers.class.getName() + ".reason";
    private static final Pattern DEAL = Pattern.compile("D-[0-9]{6,18}");

    /** What the log gives as the reason, where it is another one than the status says. */
    static void because(HttpServletRequest request, String reason) {
        request.setAttribute(REASON, reason);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OnCommittedResponseWrapper answer = new OnCommittedResponseWrapper(response) {
            @Override
            protected void onResponseCommitted() {
                look(request, getStatus());
            }
        };
        chain.doFilter(request, answer);
        if (!isAsyncStarted(request)) {
            look(request, answer.getStatus());
        }
    }

    /** Before an answer is sent, so that its line is there when it arrives; and of one that has not been sent yet, at the end. */
    private static void look(HttpServletRequest request, int status) {
        LoggedRequest asked = new LoggedRequest(request);
        if ((status == 401 || status == 403) && !asked.isTold()) {
            Object reason = request.getAttribute(REASON);
            String usual = status == 401 ? "unauthenticated" : "forbidden";
            SecurityLog.refused(reason == null ? usual : reason.toString(), actor().orElse(null), deal(asked));
        }
    }

    private static Optional<String> actor() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof Caller caller
                ? Optional.of(caller.id())
                : Optional.empty();
    }

    private static String deal(LoggedRequest asked) {
        Matcher deal = DEAL.matcher(asked.path());
        return deal.find() ? deal.group() : null;
    }
}

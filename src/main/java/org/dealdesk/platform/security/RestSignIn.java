package org.dealdesk.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.security.bearer.RefusedBearer;
import org.dealdesk.platform.security.brake.TooManyTries;
import org.dealdesk.platform.security.calls.LimitedCalls;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** What REST answers callers who are not signed in. */
@Component
class RestSignIn implements AuthenticationEntryPoint {

    private static final String BEARER = "Bearer realm=\"Dealdesk\"";
    private static final String BASIC = "Basic realm=\"Dealdesk\", charset=\"UTF-8\"";

    /** As long as the identity provider is left alone after it did not answer. */
    private static final String SECONDS_TO_RETRY = "5";

    private final Problems problems;
    private final LimitedCalls limitedCalls;
    private final boolean takesPasswords;

    RestSignIn(Problems problems, LimitedCalls limitedCalls, Environment environment) {
        this.problems = problems;
        this.limitedCalls = limitedCalls;
        this.takesPasswords = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** HTTP Basic is for trials: a password in every request is kept by many programs that it passes. */
    boolean takesPasswords() {
        return takesPasswords;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        // What fails before it is known who calls counts for the address.
        if (limitedCalls.refuses(request, response)) {
            return;
        }
        if (refused instanceof TooManyTries early) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(early.seconds()));
            String detail = "No password is looked at for " + early.seconds() + " seconds";
            problems.write(request, response, ProblemType.TOO_MANY_TRIES, detail);
        } else if (refused instanceof RefusedBearer bearer) {
            refuse(request, response, bearer.type(), bearer.getMessage());
        } else {
            refuse(request, response, ProblemType.UNAUTHENTICATED, "Credentials are missing or wrong");
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        if (type == ProblemType.UNAUTHENTICATED && !isFromABrowser(request)) {
            if (takesPasswords) {
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
            }
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
        }
        if (type == ProblemType.UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY);
        }
        problems.write(request, response, type, detail);
    }

    /** A browser that is asked for a password keeps it, and sends it by itself from then on. */
    private static boolean isFromABrowser(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Mode") != null
                || String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
    }
}

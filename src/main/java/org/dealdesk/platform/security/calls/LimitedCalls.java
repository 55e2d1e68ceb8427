package org.dealdesk.platform.security.calls;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.web.Address;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses calls above the limit, once it is known who calls. */
@Component
public final class LimitedCalls {

    private final CallLimit limit;
    private final Problems problems;

    LimitedCalls(CallLimit limit, Problems problems) {
        this.limit = limit;
        this.problems = problems;
    }

    /** The filter of a chain. */
    public OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (!refuses(request, response)) {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    /** Counts the call; true where it is one too many and has been answered. */
    public boolean refuses(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Refusal> refusal = limit.count(request, response);
        if (refusal.isPresent()) {
            answer(request, response, refusal.get());
        }
        return refusal.isPresent();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Refusal refused) throws IOException {
        refused.retryAfter().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        boolean page = String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)
                && !Address.of(request).isBelow("/api");
        if (page) {
            response.sendError(refused.type().status());
        } else {
            problems.write(request, response, refused.type(), refused.getMessage());
        }
    }
}

package org.dealdesk.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Addresses with control characters, encoded slashes and the like go no further; their senders get a problem document, too. */
@Component
class RefusedAddresses implements RequestRejectedHandler {

    private final Problems problems;

    RefusedAddresses(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refused)
            throws IOException {
        problems.write(
                request, response, ProblemType.MALFORMED, "The address or a header holds what no request may hold");
    }
}

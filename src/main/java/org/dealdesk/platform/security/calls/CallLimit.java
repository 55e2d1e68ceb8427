package org.dealdesk.platform.security.calls;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.dealdesk.platform.problem.Refusal;

/** Limits how many calls a caller makes in a minute. */
public interface CallLimit {

    /** Counts the call, once, and writes what is left in the headers of its answer; a refusal where it is one too many. */
    Optional<Refusal> count(HttpServletRequest request, HttpServletResponse response);
}

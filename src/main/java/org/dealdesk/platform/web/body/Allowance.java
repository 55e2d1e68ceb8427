package org.dealdesk.platform.web.body;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.dealdesk.platform.SlowestPace;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * How much may be sent. Before sign-in: a sign-in and a form that comes back. After it: a whole deal.
 *
 * @param bytes of the body
 * @param fields where the body is a form
 */
record Allowance(int bytes, int fields) {

    static final Allowance STRANGER = new Allowance(16 << 10, 1000);
    static final Allowance KNOWN = new Allowance(1 << 20, 5000);

    /** A body above this takes one of a few places, because of what reading it makes of it. */
    static final int LARGE = 64 << 10;

    /** By what is known when the first byte is read: only people who have signed in have a session. */
    static Allowance of(HttpServletRequest request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        boolean signedIn =
                caller != null && caller.isAuthenticated() && !(caller instanceof AnonymousAuthenticationToken);
        return signedIn || request.getSession(false) != null ? KNOWN : STRANGER;
    }

    /** Until when the whole of it must be there, however often a part of it comes. */
    Duration deadline(long length) {
        long expected = Math.min(Math.max(length, 0), bytes);
        return SlowestPace.timeFor(bytes == STRANGER.bytes ? 0 : expected);
    }

    String sentence() {
        return "A request has at most " + bytes + " bytes" + (bytes == STRANGER.bytes ? " before signing in" : "");
    }
}

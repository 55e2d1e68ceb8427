package org.dealdesk.platform.security;

import java.time.Duration;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Some commands need a caller who has proved who they are within the last {@value #MINUTES} minutes: a session that a thief has taken
 * over must not give itself more. HTTP Basic proves it with each request; access tokens and JWTs never do. {@code Command.fresh()} asks for it.
 */
@Component
public class FreshSignIn {

    private static final int MINUTES = 15;

    public static final Duration LONGEST = Duration.ofMinutes(MINUTES);

    /** The details of an authentication that was not made by this request. */
    public interface Proof {

        /** Whether the sign-in, or a repeated one, is recent. */
        boolean isFresh();
    }

    /** Refuses a caller whose sign-in is too old, or is none. */
    public void require(Caller caller) {
        check(caller);
    }

    /** The same, where no bean is at hand. */
    public static void check(Caller caller) {
        if (!isFresh(SecurityContextHolder.getContext().getAuthentication())) {
            throw SecurityLog.refuse(
                    ProblemType.SIGN_IN_AGAIN,
                    caller,
                    "This needs a sign-in of the last " + MINUTES + " minutes; sign in again");
        }
    }

    static boolean isFresh(Authentication caller) {
        if (caller == null) {
            return false;
        }
        return caller.getDetails() instanceof Proof proof
                ? proof.isFresh()
                : caller instanceof UsernamePasswordAuthenticationToken;
    }
}

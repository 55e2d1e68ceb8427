package org.dealdesk.platform.security;

import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.security.bearer.BearerAuthentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Refuses what takes a fresh sign-in. A token is none: its holder may have found it. */
@Component
public class FreshSignIn {

    public void require(Caller caller) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof BearerAuthentication) {
            throw SecurityLog.refuse(
                    ProblemType.SIGN_IN_AGAIN, caller, "This takes a fresh sign-in; a call with a token is none");
        }
    }
}

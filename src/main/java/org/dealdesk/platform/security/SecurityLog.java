package org.dealdesk.platform.security;

import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says no to a person who is signed in, and leaves a line that says so for whoever watches the product. */
public final class SecurityLog {

    private static final Logger log = LoggerFactory.getLogger(SecurityLog.class);

    private SecurityLog() {}

    public static Refusal refuse(ProblemType type, Caller caller, String detail) {
        return refuse(type, caller, "-", detail);
    }

    /** {@code deal} is the number of the deal that it was about. */
    public static Refusal refuse(ProblemType type, Caller caller, String deal, String detail) {
        log.warn("security event=refused reason={} actor={} deal={}", type.slug(), caller.id(), deal);
        return new Refusal(type, detail);
    }
}

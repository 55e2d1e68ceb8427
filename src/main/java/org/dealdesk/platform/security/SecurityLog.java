package org.dealdesk.platform.security;

import java.util.Locale;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The security log: refusals, with who, what, on which deal and from where, and sign-ins and sign-outs. One line each, {@code security
 * event=…}. It contains no secrets, no request bodies, and no names without an account.
 */
public final class SecurityLog {

    private static final Logger log = LoggerFactory.getLogger(SecurityLog.class);
    private static final String NONE = "-";

    /** A single miss is harmless; many misses of one caller are guesses. */
    private static final Probes PROBES = new Probes(System::nanoTime);

    private SecurityLog() {}

    /** Refuses a caller who does not hold the role. */
    public static void require(Role role, Caller caller, String detail) {
        if (!caller.is(role)) {
            throw refuse(ProblemType.FORBIDDEN, caller, detail);
        }
    }

    public static Refusal refuse(ProblemType type, Caller caller, String detail) {
        return refuse(type, caller, NONE, detail);
    }

    /** Says no to a person who is signed in. {@code deal} is the number of the deal that it was about. */
    public static Refusal refuse(ProblemType type, Caller caller, String deal, String detail) {
        refused(type.slug(), caller.id(), deal);
        return new Refusal(type, detail);
    }

    /** Tells a person who is signed in that there is no such thing, where there is one that others see. */
    public static Refusal hide(Caller caller, String what) {
        LoggedRequest request = LoggedRequest.ofThisRequest();
        request.told();
        log.warn(
                "security event=hidden actor={} object=\"{}\" probes={} {}",
                caller.id(),
                LoggedRequest.printable(what),
                PROBES.count(caller.id()),
                request.toString());
        return Refusal.notFound(what);
    }

    /** Notes what was done with a means to sign in; {@code object} is its id. */
    public static void note(String event, String actor, String account, String object) {
        log.info(
                "security event={} actor={} account={} object={} {}",
                event,
                actor,
                account,
                object,
                LoggedRequest.ofThisRequest().toString());
    }

    /** {@code actor} and {@code deal} are null where they are not known. */
    static void refused(String reason, String actor, String deal) {
        LoggedRequest request = LoggedRequest.ofThisRequest();
        request.told();
        log.warn(
                "security event=refused reason={} actor={} deal={} {}",
                reason.toLowerCase(Locale.ROOT),
                actor == null ? NONE : actor,
                deal == null ? NONE : deal,
                request.toString());
    }

    /** {@code account} is the id of one that exists, else what stands for a name that belongs to none. */
    static void signInRefused(String account) {
        LoggedRequest request = LoggedRequest.ofThisRequest();
        request.told();
        log.warn("security event=sign-in-refused account={} {}", account, request.toString());
    }

    /** Something about a person's access, such as {@code password-set}; {@code actor} is who did it. */
    public static void access(String event, String account, String actor) {
        log.info(
                "security event={} account={} actor={} {}",
                event,
                account == null ? NONE : account,
                actor,
                LoggedRequest.ofThisRequest().toString());
    }

    static void signedIn(String account) {
        log.info(
                "security event=signed-in account={} {}",
                account,
                LoggedRequest.ofThisRequest().toString());
    }

    static void signedOut(String account) {
        log.info(
                "security event=signed-out account={} {}",
                account,
                LoggedRequest.ofThisRequest().toString());
    }
}

package org.dealdesk.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dealdesk.platform.people.Caller;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * The number of sessions and their duration. Only a sign-in begins a session. A person has at most {@value #MOST}; with one more the
 * oldest ends. A session ends some time after its person last did something, and some hours after it began; a page that refreshes itself
 * does not count as something done.
 */
@Component
public class Sessions implements SessionAuthenticationStrategy {

    /** Sent by pages with what they ask for by themselves. */
    public static final String REFRESH = "Desk-Refresh";

    public static final int MOST = 10;

    /** What the cookie is called where it needs no prefix. */
    public static final String COOKIE = "dealdesk";

    /** The attribute that keeps what pages say after a redirect. */
    public static final String FLASH = "flash";

    static final String SIGNED_IN = "sign-in";
    static final String USED = "used";

    private static final int LONGEST_BROWSER = 200;

    private final SessionTable table;
    private final SessionLimits limits;
    private final Clock clock;
    private final String usualWay;

    Sessions(SessionTable table, SessionLimits limits, Clock clock, Environment environment) {
        this.table = table;
        this.limits = limits;
        this.clock = clock;
        this.usualWay = environment.acceptsProfiles(Profiles.of("demo")) ? "DEMO" : SignInKind.PASSWORD;
    }

    /** Always begins a new session, so that a session id planted in the browser is useless. */
    @Override
    public void onAuthentication(Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        String person = ((Caller) signedIn.getPrincipal()).id();
        String way = way(signedIn);
        Instant now = clock.instant();
        Instant proved = signedIn instanceof SignInKind kind ? kind.provedAt(now) : now;
        table.makeRoom(person, MOST - 1, way);
        HttpSession session = request.getSession(true);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person);
        session.setAttribute(SIGNED_IN, new SignedIn(person, way, browser(request), now, proved).text());
        session.setAttribute(USED, now.toString());
        session.setAttribute(FLASH, "[]");
    }

    private String way(Authentication signedIn) {
        if (signedIn instanceof SignInKind kind) {
            return kind.way();
        }
        return signedIn instanceof UsernamePasswordAuthenticationToken ? usualWay : "OIDC";
    }

    /** Who has signed in with this request's session. A session whose time is over, or that cannot be read, ends. */
    Optional<SignedIn> review(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Optional<SignedIn> known = SignedIn.read(session.getAttribute(SIGNED_IN));
        Optional<Instant> used = instant(session.getAttribute(USED));
        Instant now = clock.instant();
        if (known.isEmpty() || used.isEmpty() || limits.isOver(known.get().since(), used.get(), now)) {
            session.invalidate();
            return Optional.empty();
        }
        if (request.getHeader(REFRESH) == null && limits.isToBeNoted(used.get(), now)) {
            session.setAttribute(USED, now.toString());
        }
        return known;
    }

    /** Notes that the person of this session has just proved who they are once more. */
    void prove(HttpServletRequest request) {
        change(request, signedIn -> signedIn.provedAt(clock.instant()));
    }

    /** The same, with a passkey. */
    void proveByPasskey(HttpServletRequest request) {
        change(request, signedIn -> signedIn.provedByPasskey(clock.instant()));
    }

    private static void change(HttpServletRequest request, UnaryOperator<SignedIn> change) {
        HttpSession session = request.getSession(false);
        Optional<SignedIn> known = session == null ? Optional.empty() : SignedIn.read(session.getAttribute(SIGNED_IN));
        known.ifPresent(signedIn ->
                session.setAttribute(SIGNED_IN, change.apply(signedIn).text()));
    }

    /** The id that the cookie of this request holds; that of no session where there is none. */
    public static String id(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? SessionTable.NONE : session.getId();
    }

    private static String browser(HttpServletRequest request) {
        String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "")
                .replaceAll("[^\\x20-\\x7E]", "?");
        return agent.length() > LONGEST_BROWSER ? agent.substring(0, LONGEST_BROWSER) : agent;
    }

    static Optional<Instant> instant(Object stored) {
        try {
            return stored instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}

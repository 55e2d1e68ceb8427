package org.dealdesk.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dealdesk.platform.people.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * The number of sessions and their duration. Only a sign-in begins a session. A person
 * has at most {@value #MOST}; with one more the oldest ends. A session ends half an hour after its person last did something, and
 * twelve hours after it began; a page that refreshes itself does not count as something done.
 */
@Component
public class Sessions implements SessionAuthenticationStrategy {

    /** Sent by pages with what they ask for by themselves. */
    public static final String REFRESH = "Desk-Refresh";

    static final int MOST = 10;
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String KEY = Sessions.class.getName();

    private final Map<String, Deque<Open>> open = new ConcurrentHashMap<>();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Always begins a new session, so that a session id planted in the browser is useless. */
    @Override
    public void onAuthentication(Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        String person = ((Caller) signedIn.getPrincipal()).id();
        HttpSession session = request.getSession(true);
        session.setAttribute(KEY, new Open(person, session, clock.instant()));
    }

    /** Ends the request's session if its time is over; otherwise notes that it is in use. */
    public void review(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        Instant now = clock.instant();
        Open known = (Open) session.getAttribute(KEY);
        if (known == null || known.isOver(now)) {
            session.invalidate();
        } else if (request.getHeader(REFRESH) == null) {
            known.used = now;
        }
    }

    private void begun(Open session) {
        Deque<Open> all = open.compute(session.person, (person, known) -> {
            Deque<Open> sessions = known == null ? new ArrayDeque<>() : new ArrayDeque<>(known);
            sessions.addLast(session);
            return sessions;
        });
        all.stream().limit(Math.max(0, all.size() - MOST)).forEach(Open::end);
    }

    private void ended(Open session) {
        open.computeIfPresent(session.person, (person, known) -> {
            Deque<Open> sessions = new ArrayDeque<>(known);
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    /** One session; its listener is called whenever the server begins or ends it. */
    private final class Open implements HttpSessionBindingListener {

        private final String person;
        private final HttpSession session;
        private final Instant since;
        private volatile Instant used;

        Open(String person, HttpSession session, Instant since) {
            this.person = person;
            this.session = session;
            this.since = since;
            this.used = since;
        }

        boolean isOver(Instant now) {
            return !now.isBefore(used.plus(IDLE)) || !now.isBefore(since.plus(LONGEST));
        }

        void end() {
            try {
                session.invalidate();
            } catch (IllegalStateException over) {
                // It has ended meanwhile, which is what was wanted.
                ended(this);
            }
        }

        @Override
        public void valueBound(HttpSessionBindingEvent event) {
            begun(this);
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            ended(this);
        }
    }
}

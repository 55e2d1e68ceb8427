package org.dealdesk.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.security.FreshSignIn;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Makes the caller of a request out of its session, and of the directory as it is now: roles are read with each request, and people
 * who are inactive are signed out. In the session itself there is neither a role nor an object of the security library.
 */
@Component
public class SessionContexts implements SecurityContextRepository {

    private static final String PERSON = SessionContexts.class.getName();
    private static final String WAY = PERSON + ".way";

    private final Sessions sessions;
    private final People people;
    private final Clock clock;

    SessionContexts(Sessions sessions, People people, Clock clock) {
        this.sessions = sessions;
        this.people = people;
        this.clock = clock;
    }

    /** The person whose session this request came with, if it was asked for already. */
    public static Optional<Person> person(HttpServletRequest request) {
        return Optional.ofNullable((Person) request.getAttribute(PERSON));
    }

    /** How the person of the session has signed in; empty where the request comes with none. */
    public static Optional<String> way(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(WAY));
    }

    /** When the person last proved who they are. */
    private record Proved(Instant at, Clock clock) implements FreshSignIn.Proof {

        @Override
        public boolean isFresh() {
            return clock.instant().isBefore(at.plus(FreshSignIn.LONGEST));
        }
    }

    /** The caller has just proved once more who they are, which holds for the rest of this request too. */
    public void prove(HttpServletRequest request) {
        sessions.prove(request);
        proved();
    }

    /** The same, with a passkey. */
    public void proveByPasskey(HttpServletRequest request) {
        sessions.proveByPasskey(request);
        proved();
    }

    private void proved() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof AbstractAuthenticationToken caller) {
            caller.setDetails(new Proved(clock.instant(), clock));
        }
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    /** A session is written when a person signs in, by {@link Sessions}. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // See above.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return request.getSession(false) != null;
    }

    private SecurityContext load(HttpServletRequest request) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        Optional<SignedIn> signedIn = sessions.review(request);
        if (signedIn.isPresent()) {
            Optional<Person> person = people.find(signedIn.get().person()).filter(Person::active);
            if (person.isPresent()) {
                request.setAttribute(PERSON, person.get());
                request.setAttribute(WAY, signedIn.get().way());
                context.setAuthentication(
                        authentication(person.get(), signedIn.get().proved()));
            } else {
                request.getSession().invalidate();
            }
        }
        return context;
    }

    private UsernamePasswordAuthenticationToken authentication(Person person, Instant proved) {
        UsernamePasswordAuthenticationToken caller = UsernamePasswordAuthenticationToken.authenticated(
                Caller.of(person),
                null,
                person.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList());
        caller.setDetails(new Proved(proved, clock));
        return caller;
    }

    /** Looked at once, when it is needed first: pictures and styles ask for no caller. */
    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private SecurityContext loaded;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (loaded == null) {
                loaded = load(request);
            }
            return loaded;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}

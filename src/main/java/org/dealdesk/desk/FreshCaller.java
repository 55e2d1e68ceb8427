package org.dealdesk.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.dealdesk.access.session.SessionContexts;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The person of this request, as the directory has them now: from the session, or from the sign-in that this request itself is.
 */
public final class FreshCaller extends OncePerRequestFilter {

    private static final String PERSON = FreshCaller.class.getName();

    private final People people;

    public FreshCaller(People people) {
        this.people = people;
    }

    /** The caller, if signed in. */
    public static Optional<Person> in(HttpServletRequest request) {
        return Optional.ofNullable((Person) request.getAttribute(PERSON)).or(() -> SessionContexts.person(request));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PageRequests.isAsset(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        boolean isKnown = SessionContexts.person(request).isPresent();
        if (!isKnown && signedIn != null && signedIn.getPrincipal() instanceof Caller known) {
            Optional<Person> person = people.find(known.id()).filter(Person::active);
            if (person.isPresent()) {
                request.setAttribute(PERSON, person.get());
                SecurityContextHolder.setContext(contextOf(person.get()));
            } else {
                SecurityContextHolder.clearContext();
                request.getSession().invalidate();
            }
        }
        chain.doFilter(request, response);
    }

    private static SecurityContext contextOf(Person person) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                Caller.of(person),
                null,
                person.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList()));
        return context;
    }
}

package org.dealdesk.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs in everybody active in the directory with the one password of a trial. It is printed in the README, so hashing it would
 * protect nothing and cost every request a tenth of a second; the profile {@code demo} is what must be kept away from real data.
 */
@Component
@Profile("demo")
class DemoSignIn implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(DemoSignIn.class);
    private static final byte[] PASSWORD = "demo".getBytes(StandardCharsets.UTF_8);

    private final People people;

    DemoSignIn(People people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        byte[] given = String.valueOf(attempt.getCredentials()).getBytes(StandardCharsets.UTF_8);
        Person person = acceptableName(attempt.getName())
                ? people.find(attempt.getName()).filter(Person::active).orElse(null)
                : null;
        if (person == null || !MessageDigest.isEqual(given, PASSWORD)) {
            log.warn("security event=sign-in-refused");
            throw new BadCredentialsException("Name or password is wrong");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                Caller.of(person),
                null,
                person.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList());
    }

    /** PostgreSQL refuses U+0000 even in a question. */
    private static boolean acceptableName(String name) {
        return name != null && name.length() <= 100 && name.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

package org.dealdesk.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.security.brake.PasswordCheck;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs in all active people of the directory with the one password of a trial. It is printed in the README, so hashing it would
 * give no protection and cost every request a tenth of a second; the profile {@code demo} is what must be kept away from real data.
 */
@Component
@Profile("demo")
class DemoSignIn implements PasswordCheck {

    private static final byte[] PASSWORD = "demo".getBytes(StandardCharsets.UTF_8);

    private final Accounts accounts;

    DemoSignIn(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication check(String name, String password) {
        byte[] given = password.getBytes(StandardCharsets.UTF_8);
        Person person = accounts.find(name).filter(Person::active).orElse(null);
        if (person == null || !MessageDigest.isEqual(given, PASSWORD)) {
            throw new BadCredentialsException("Name or password is wrong");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                Caller.of(person),
                null,
                person.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList());
    }
}

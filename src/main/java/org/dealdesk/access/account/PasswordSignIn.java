package org.dealdesk.access.account;

import java.util.Optional;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.brake.PasswordCheck;
import org.dealdesk.platform.security.brake.SignInBusy;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs in people with the password of their local account. The answer is the same, and takes as long, where there is no account. */
@Component
@Profile("!demo")
class PasswordSignIn implements PasswordCheck {

    private static final int LONGEST_ID = 100;

    private final SignInWays ways;
    private final People people;
    private final Passwords passwords;
    private final PasswordHashing hashing;

    PasswordSignIn(SignInWays ways, People people, Passwords passwords, PasswordHashing hashing) {
        this.ways = ways;
        this.people = people;
        this.passwords = passwords;
        this.hashing = hashing;
    }

    @Override
    public Authentication check(String name, String password) {
        Optional<Person> person = person(name);
        String hash = person.flatMap(found -> passwords.hash(found.id())).orElse(null);
        if (!matches(password, hash) || person.isEmpty()) {
            throw new BadCredentialsException("Name or password is wrong");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                Caller.of(person.get()),
                null,
                person.get().roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList());
    }

    private Optional<Person> person(String name) {
        boolean acceptable =
                name.length() <= LONGEST_ID && name.chars().noneMatch(Character::isISOControl) && ways.hasAccounts();
        return acceptable ? people.withIdLike(name.strip()).filter(Person::active) : Optional.empty();
    }

    private boolean matches(String password, String hash) {
        try {
            boolean acceptable = password.codePointCount(0, password.length()) <= PasswordRules.LONGEST;
            return hashing.matches(acceptable ? password : "", hash) && acceptable;
        } catch (Refusal busy) {
            throw new SignInBusy(busy);
        }
    }
}

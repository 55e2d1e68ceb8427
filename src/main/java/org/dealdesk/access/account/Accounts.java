package org.dealdesk.access.account;

import java.util.Optional;
import org.dealdesk.access.link.LinkKind;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.springframework.stereotype.Component;

/** Who has, or may have, a local account. */
@Component("localAccounts")
class Accounts {

    private static final int LONGEST_ID = 100;

    private final SignInWays ways;
    private final People people;
    private final Passwords passwords;

    Accounts(SignInWays ways, People people, Passwords passwords) {
        this.ways = ways;
        this.people = people;
        this.passwords = passwords;
    }

    Optional<Person> person(String id) {
        return people.find(id);
    }

    /** The active person whose id was typed, in any letter case. */
    Optional<Person> named(String name) {
        String id = name == null ? "" : name.strip();
        boolean acceptable = !id.isEmpty()
                && id.length() <= LONGEST_ID
                && id.chars().noneMatch(Character::isISOControl)
                && ways.hasAccounts();
        return acceptable ? people.withIdLike(id).filter(Person::active) : Optional.empty();
    }

    void lock(String person) {
        people.lock(person);
    }

    /** Why the person can be given no link of this kind; empty where there is no reason. */
    Optional<String> whyNot(Person person, LinkKind kind) {
        boolean known = passwords.has(person.id());
        if (!ways.hasAccounts()) {
            return Optional.of("Local accounts are switched off (" + SignInWays.ACCOUNTS + ")");
        }
        if (!person.active()) {
            return Optional.of(person.id() + " is inactive");
        }
        if (person.actsAsProgram()) {
            return Optional.of(person.id() + " is a program, which has no password");
        }
        if (known && kind == LinkKind.INVITATION) {
            return Optional.of(person.id() + " has a password already; reset it instead");
        }
        return !known && kind == LinkKind.RESET
                ? Optional.of(person.id() + " has no password yet; invite the person instead")
                : Optional.empty();
    }
}

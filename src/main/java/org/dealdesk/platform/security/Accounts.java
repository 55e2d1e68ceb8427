package org.dealdesk.platform.security;

import java.util.Optional;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.springframework.stereotype.Component;

/** Finds the account for a name typed at sign-in. */
@Component
class Accounts {

    private static final int LONGEST = 100;

    private final People people;

    Accounts(People people) {
        this.people = people;
    }

    /** PostgreSQL refuses U+0000 even in a question. */
    Optional<Person> find(String name) {
        boolean acceptable =
                name != null && name.length() <= LONGEST && name.chars().noneMatch(Character::isISOControl);
        return acceptable ? people.find(name) : Optional.empty();
    }
}

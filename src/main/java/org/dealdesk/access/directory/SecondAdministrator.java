package org.dealdesk.access.directory;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.directory.PendingChange.Kind;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.access.oidc.ProviderLinks.SignIn;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.springframework.stereotype.Component;

/**
 * Which changes take two administrators, where two are active or were within seven days: that one of them could otherwise make a second
 * account of theirs an administrator, or take over the account of a person who decides.
 */
@Component
class SecondAdministrator {

    private final People people;
    private final ProviderLinks links;
    private final SignInWays ways;
    private final Clock clock;

    SecondAdministrator(People people, ProviderLinks links, SignInWays ways, Clock clock) {
        this.people = people;
        this.links = links;
        this.ways = ways;
        this.clock = clock;
    }

    /** Whether two administrators were there lately. Asked while the directory is locked. */
    boolean isThere() {
        return people.hadTwoAdministratorsAfter(clock.instant().minus(PendingChange.WAITS));
    }

    /** Why the person cannot be saved by one administrator alone; empty where one is enough. */
    Optional<Kind> isNeeded(Optional<Person> before, Person after, SignIn wish) {
        return isThere() ? kind(before, after, wish) : Optional.empty();
    }

    /** Whether a reset of the person's password takes two. */
    boolean isNeededToReset(Person person) {
        return isThere() && isSensitive(person);
    }

    private Optional<Kind> kind(Optional<Person> before, Person after, SignIn wish) {
        if (!granted(before, after).isEmpty()) {
            return Optional.of(Kind.GRANT);
        }
        boolean sensitive = before.filter(SecondAdministrator::isSensitive).isPresent();
        if (sensitive && after.mail() != null && !Objects.equals(before.get().mail(), after.mail())) {
            return Optional.of(Kind.MAIL);
        }
        boolean otherwise = wish != null && wish != links.of(after.id()) && ways.hasWay(after.id());
        return sensitive && otherwise ? Optional.of(Kind.SIGN_IN) : Optional.empty();
    }

    /** The roles that only two grant. Who is inactive holds none; to let them come back is to grant theirs. */
    static Set<Role> granted(Optional<Person> before, Person after) {
        Set<Role> granted = EnumSet.noneOf(Role.class);
        if (after.active()) {
            granted.addAll(after.roles());
        }
        before.filter(Person::active).ifPresent(person -> granted.removeAll(person.roles()));
        granted.removeIf(role -> role != Role.ADMIN && role != Role.POLICY_ADMIN);
        return granted;
    }

    private static boolean isSensitive(Person person) {
        return person.roles().stream()
                .anyMatch(role -> role == Role.ADMIN || role == Role.POLICY_ADMIN || role.approves());
    }
}

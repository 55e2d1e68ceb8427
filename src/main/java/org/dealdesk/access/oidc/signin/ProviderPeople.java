package org.dealdesk.access.oidc.signin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.access.oidc.Identities;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.signin.SignInRefused.Reason;
import org.dealdesk.approval.eligibility.UnassignableReviewSweep;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.PersonRules;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.people.RoleExclusions;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which person of the directory has signed in at the provider. Who is new is entered; name, mail address and roles are those of the
 * provider from then on, and taken over at each sign-in. A person who was here before is never taken for an account that only bears their
 * id.
 */
@Component
@WhenOidcIsOn
class ProviderPeople {

    private static final Logger log = LoggerFactory.getLogger(ProviderPeople.class);

    private final People people;
    private final Identities identities;
    private final PeopleRecords records;
    private final ProviderLinks links;
    private final Transactions transactions;

    ProviderPeople(
            People people,
            Identities identities,
            PeopleRecords records,
            ProviderLinks links,
            Transactions transactions) {
        this.people = people;
        this.identities = identities;
        this.records = records;
        this.transactions = transactions;
        this.links = links;
    }

    /** What a sign-in leaves on record. */
    @Component
    record PeopleRecords(History history, Policies policies, UnassignableReviewSweep reviews) {

        void changed(Person person) {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            person.roles().forEach(role -> data.withArray("roles").add(role.name()));
            person.leadOf().forEach(role -> data.withArray("leadOf").add(role.name()));
            data.put("active", person.active());
            history.appendTo(
                    "people/" + person.id(),
                    Event.of(EventType.PERSON_CHANGED, Event.SYSTEM, policies.today())
                            .with(data));
        }
    }

    /** The person, or why they do not come in. Both are stored: what the provider has taken away is gone. */
    private record Outcome(Person person, Reason refused, String account) {

        static Outcome of(Person person) {
            return new Outcome(person, null, person.id());
        }

        static Outcome no(Reason reason, String account) {
            return new Outcome(null, reason, account);
        }
    }

    /** The person who has signed in. */
    Caller enter(Claims claims) {
        return orRefused(transactions.run(() -> {
            people.lock();
            if (!claims.identity().isValid()) {
                return Outcome.no(Reason.INVALID, null);
            }
            Optional<Person> known = identities.person(claims.identity()).flatMap(people::find);
            return known.isPresent() ? known(known.get(), claims) : stranger(claims);
        }));
    }

    /** Lets a person who is signed in come with this account from now on. */
    Caller link(String person, Claims claims) {
        return orRefused(transactions.run(() -> {
            people.lock();
            Optional<String> owner = identities.person(claims.identity());
            boolean other = (owner.isPresent() && !owner.get().equals(person))
                    || (owner.isEmpty() && identities.of(person).isPresent());
            if (!claims.identity().isValid() || other) {
                return Outcome.no(Reason.LINKED_OTHERWISE, person);
            }
            Person known = people.find(person).orElseThrow();
            return owner.isPresent() ? known(known, claims) : linked(known, claims, person);
        }));
    }

    private static Caller orRefused(Outcome outcome) {
        if (outcome.refused() != null) {
            throw new SignInRefused(outcome.refused(), outcome.account());
        }
        return Caller.of(outcome.person());
    }

    private Outcome known(Person person, Claims claims) {
        if (!person.active()) {
            return Outcome.no(Reason.INACTIVE, person.id());
        }
        Set<Role> roles = claims.roles();
        Reason forbidden = forbidden(roles);
        if (forbidden == Reason.ROLES_EXCLUDE || forbidden == Reason.PROGRAM) {
            return Outcome.no(forbidden, person.id());
        }
        Person now = new Person(
                person.id(),
                claims.name().orElse(person.name()),
                claims.mail().orElse(person.mail()),
                roles,
                person.leadOf(),
                true,
                person.awayUntil());
        if (!now.equals(person)) {
            save(now);
            look(person, now);
        }
        return forbidden == null ? Outcome.of(now) : Outcome.no(forbidden, person.id());
    }

    /** An account that is linked with no person yet. */
    private Outcome stranger(Claims claims) {
        String id = claims.id().orElse(null);
        if (id == null) {
            return Outcome.no(Reason.NO_ID, null);
        }
        Optional<Person> bearer = people.withIdLike(id);
        if (bearer.isPresent()) {
            boolean awaited = identities.isAwaited(bearer.get().id());
            return awaited
                    ? linked(bearer.get(), claims, Event.SYSTEM)
                    : Outcome.no(Reason.TAKEN_ID, bearer.get().id());
        }
        Faults faults = new Faults();
        PersonRules.checkId(id, "", faults);
        if (!faults.isEmpty()) {
            return Outcome.no(Reason.FORBIDDEN_ID, null);
        }
        Reason forbidden = forbidden(claims.roles());
        return forbidden == null ? entered(id, claims) : Outcome.no(forbidden, id);
    }

    private Outcome entered(String id, Claims claims) {
        Person person = new Person(
                id,
                claims.name().orElse(id),
                claims.mail().orElse(null),
                claims.roles(),
                EnumSet.noneOf(Role.class),
                true,
                null);
        save(person);
        link(claims, id, id);
        return Outcome.of(person);
    }

    private Outcome linked(Person person, Claims claims, String actor) {
        if (!person.active()) {
            return Outcome.no(Reason.INACTIVE, person.id());
        }
        link(claims, person.id(), actor);
        return known(person, claims);
    }

    private static Reason forbidden(Set<Role> roles) {
        if (roles.isEmpty()) {
            return Reason.NO_ROLE;
        }
        if (!RoleExclusions.among(roles).isEmpty()) {
            return Reason.ROLES_EXCLUDE;
        }
        return roles.stream().anyMatch(Role::isForPrograms) ? Reason.PROGRAM : null;
    }

    private void link(Claims claims, String person, String actor) {
        links.link(claims.identity(), person, actor);
    }

    private void save(Person person) {
        people.save(person);
        records.changed(person);
    }

    /** Reviews may have lost, or found, those who can decide them; the provider may even take away the last administrator. */
    private void look(Person before, Person now) {
        if (!before.roles().equals(now.roles())) {
            transactions.afterwards(records.reviews()::lookAtAll);
        }
        if (before.has(Role.ADMIN) && people.holding(Set.of(Role.ADMIN)).isEmpty()) {
            transactions.afterwards(() -> log.error("alarm=no-administrator person={}", before.id()));
        }
    }
}

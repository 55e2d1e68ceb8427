package org.dealdesk.access.jwt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.access.oidc.Identities;
import org.dealdesk.access.oidc.Identities.Identity;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.people.RoleExclusions;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.security.bearer.BearerAuthentication;
import org.dealdesk.platform.security.bearer.RefusedBearer;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/**
 * Whose call it is. A program's roles follow its token, and a program that is new is entered in the directory. A person's call has the
 * roles of the token that the person also holds here; people become known by signing in at the pages.
 */
@Component
class JwtPeople {

    private final People people;
    private final Identities identities;
    private final History history;
    private final Policies policies;
    private final Transactions transactions;
    private final Clock clock;

    JwtPeople(
            People people,
            Identities identities,
            History history,
            Policies policies,
            Transactions transactions,
            Clock clock) {
        this.people = people;
        this.identities = identities;
        this.history = history;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Who calls.
     *
     * @param roles those that the token's claim stands for
     * @param id what a new program is called
     */
    BearerAuthentication caller(Identity identity, Set<Role> roles, Optional<String> id) {
        if (!identity.isValid()) {
            throw RefusedBearer.unauthenticated("The JWT is not taken: sub is no subject");
        }
        if (roles.isEmpty()) {
            throw forbidden("The JWT names no role that is mapped here, or names roles not as a list of texts");
        }
        if (!RoleExclusions.among(roles).isEmpty()) {
            throw forbidden("The JWT names roles that exclude each other: " + RoleExclusions.among(roles));
        }
        Optional<Person> known = identities.person(identity).flatMap(people::find);
        boolean program = roles.stream().anyMatch(Role::isForPrograms);
        Person person = program
                ? known.filter(found -> found.roles().equals(roles))
                        .orElseGet(() -> transactions.run(() -> program(identity, roles, id)))
                : known.orElseThrow(
                        () -> forbidden("No person is linked with the JWT's subject: sign in at the pages once"));
        return called(person, roles);
    }

    private static BearerAuthentication called(Person person, Set<Role> roles) {
        if (!person.active()) {
            throw RefusedBearer.unauthenticated("The person of the JWT is not active");
        }
        BearerAuthentication call = BearerAuthentication.of(person, roles);
        if (call.getPrincipal().roles().isEmpty()) {
            throw forbidden("The person holds none of the roles that the JWT names");
        }
        return call;
    }

    /** The program as it is entered from now on. */
    private Person program(Identity identity, Set<Role> roles, Optional<String> id) {
        people.lock();
        Optional<Person> known = identities.person(identity).flatMap(people::find);
        if (known.isPresent()) {
            return known.get().active() ? withRoles(known.get(), roles) : known.get();
        }
        String name =
                id.filter(Person::isId).orElseThrow(() -> forbidden("The JWT names no id that a new program may have"));
        if (people.withIdLike(name).isPresent()) {
            throw forbidden("The id " + name + " belongs to another account");
        }
        Person entered = new Person(name, name, null, roles, Set.of(), true, null);
        save(entered);
        identities.link(identity, name, clock.instant());
        history.appendTo("access/" + name, Event.of(EventType.PROVIDER_LINKED, name, policies.today()));
        return entered;
    }

    private Person withRoles(Person known, Set<Role> roles) {
        if (!known.actsAsProgram()) {
            throw forbidden("The JWT has the role of a program, and " + known.id() + " is a person");
        }
        Person changed = new Person(known.id(), known.name(), known.mail(), roles, Set.of(), true, known.awayUntil());
        if (!changed.equals(known)) {
            save(changed);
        }
        return changed;
    }

    private void save(Person program) {
        people.save(program);
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("active", true);
        program.roles().forEach(role -> data.withArray("roles").add(role.name()));
        history.appendTo(
                "people/" + program.id(),
                Event.of(EventType.PERSON_CHANGED, Event.SYSTEM, policies.today())
                        .with(data));
    }

    private static RefusedBearer forbidden(String detail) {
        return new RefusedBearer(ProblemType.FORBIDDEN, detail);
    }
}

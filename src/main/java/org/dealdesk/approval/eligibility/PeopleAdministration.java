package org.dealdesk.approval.eligibility;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Administrators keep the directory of people; every change is on record, without names and addresses. */
@Component
public class PeopleAdministration {

    private final People people;
    private final History history;
    private final Policies policies;
    private final Transactions transactions;
    private final UnassignableReviewSweep sweep;

    PeopleAdministration(
            People people,
            History history,
            Policies policies,
            Transactions transactions,
            UnassignableReviewSweep sweep) {
        this.people = people;
        this.history = history;
        this.policies = policies;
        this.transactions = transactions;
        this.sweep = sweep;
    }

    public Person me(Caller caller) {
        return people.find(caller.id()).orElseThrow(() -> Refusal.notFound("person " + caller.id()));
    }

    public List<Person> page(Caller caller, String after, int limit) {
        requireAdmin(caller);
        return people.page(after, limit);
    }

    public Person read(Caller caller, String id) {
        requireAdmin(caller);
        return people.find(id).orElseThrow(() -> Refusal.notFound("person " + id));
    }

    /** Other people in the directory with the same mail address: often one person with two accounts. */
    public List<String> sharingMail(Person person) {
        return people.sharing(person.mail(), person.id());
    }

    /** The functions that have no active member of unlimited authority: deals outside all limits depend on the fallback. */
    public Set<Role> withoutUnlimitedMember() {
        return people.withoutUnlimitedMember();
    }

    /** Writes the person as given, new or not. A caller who is no administrator is refused before anything is read. */
    public Person save(Caller caller, Supplier<Person> given) {
        requireAdmin(caller);
        Person person = given.get();
        return transactions.join(() -> {
            people.lock();
            check(caller, person);
            people.save(person);
            if (people.holding(Set.of(Role.ADMIN)).isEmpty()) {
                throw new Refusal(ProblemType.LAST_ADMINISTRATOR, person.id() + " is the last active administrator");
            }
            history.appendTo(
                    "people/" + person.id(),
                    Event.of(EventType.PERSON_CHANGED, caller.id(), policies.today())
                            .with(summary(person)));
            sweep.look();
            return person;
        });
    }

    /** Refuses a person who could not be saved by this administrator. */
    public void check(Caller caller, Person person) {
        refuseLikeId(person.id());
        refuseOwnRoles(caller, person);
    }

    /** Administrators cannot change their own roles and leads. */
    private void refuseOwnRoles(Caller caller, Person given) {
        Optional<Person> known =
                people.find(given.id()).filter(person -> person.id().equals(caller.id()));
        if (known.isPresent()
                && !(known.get().roles().equals(given.roles())
                        && known.get().leadOf().equals(given.leadOf()))) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN, caller, "Your own roles and leads are changed by another administrator");
        }
    }

    /** Two ids that differ only in case would be taken for one person. */
    private void refuseLikeId(String id) {
        people.withIdLike(id).filter(known -> !known.id().equals(id)).ifPresent(known -> {
            throw InvalidInput.of(
                    "/id", "duplicate", "differs only in case from " + known.id() + ", who is there already");
        });
    }

    private static void requireAdmin(Caller caller) {
        SecurityLog.require(Role.ADMIN, caller, "Only administrators keep the directory of people");
    }

    private static ObjectNode summary(Person person) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        person.roles().forEach(role -> data.withArray("roles").add(role.name()));
        person.leadOf().forEach(role -> data.withArray("leadOf").add(role.name()));
        data.put("active", person.active());
        data.put(
                "awayUntil",
                person.awayUntil() == null ? null : person.awayUntil().toString());
        return data;
    }
}

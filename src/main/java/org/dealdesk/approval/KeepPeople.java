package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.Policies;
import org.springframework.stereotype.Component;

/** Administrators keep the directory of people; every change is on record, without names and addresses. */
@Component
public class KeepPeople {

    private final People people;
    private final History history;
    private final Policies policies;
    private final Transactions transactions;
    private final WatchReviews watch;

    KeepPeople(People people, History history, Policies policies, Transactions transactions, WatchReviews watch) {
        this.people = people;
        this.history = history;
        this.policies = policies;
        this.transactions = transactions;
        this.watch = watch;
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

    /** Writes the person as given, new or not; who may not learns nothing of what is wrong with it. */
    public Person save(Caller caller, Supplier<Person> given) {
        requireAdmin(caller);
        Person person = given.get();
        return transactions.run(() -> {
            people.save(person);
            history.appendTo(
                    "people/" + person.id(),
                    Event.of(EventType.PERSON_CHANGED, caller.id(), policies.today())
                            .with(summary(person)));
            watch.look();
            return person;
        });
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.is(Role.ADMIN)) {
            throw Access.forbidden(caller, null, "Only administrators keep the directory of people");
        }
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

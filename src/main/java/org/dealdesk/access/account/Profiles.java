package org.dealdesk.access.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** People change their own name. */
@Component
public class Profiles {

    private final People people;
    private final History history;
    private final Policies policies;
    private final Transactions transactions;

    Profiles(People people, History history, Policies policies, Transactions transactions) {
        this.people = people;
        this.history = history;
        this.policies = policies;
        this.transactions = transactions;
    }

    /** Writes the name, in the transaction at hand. The record of it holds no name, as no record does. */
    public void rename(Caller caller, String name) {
        transactions.join(() -> {
            people.lock();
            Person known = people.find(caller.id()).orElseThrow(() -> Refusal.notFound("person " + caller.id()));
            people.save(new Person(
                    known.id(), name, known.mail(), known.roles(), known.leadOf(), known.active(), known.awayUntil()));
            history.appendTo(
                    "people/" + known.id(),
                    Event.of(EventType.PERSON_CHANGED, known.id(), policies.today())
                            .with(JsonNodeFactory.instance.objectNode().put("active", known.active())));
            return known;
        });
    }
}

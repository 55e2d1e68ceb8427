package org.dealdesk.access.directory;

import java.util.Optional;
import org.dealdesk.approval.Departures;
import org.dealdesk.approval.Departures.Departure;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** Administrators deactivate people who leave, and let them come back. It shows first what would stop. */
@Component
public class Deactivation {

    private final DirectoryChanges directory;
    private final Departures departures;
    private final People people;
    private final Transactions transactions;

    Deactivation(DirectoryChanges directory, Departures departures, People people, Transactions transactions) {
        this.directory = directory;
        this.departures = departures;
        this.people = people;
        this.transactions = transactions;
    }

    /**
     * What would stop.
     *
     * @param next who would get the person's open deals; null for no one
     */
    public Departure preview(Caller caller, String id, String next) {
        DirectoryChanges.requireAdministrator(caller);
        find(id);
        check(id, next);
        return departures.preview(caller, id, next);
    }

    /** What must be on record before {@link #deactivate} begins, which is one transaction. */
    public void prepare(Caller caller, String id, String next) {
        DirectoryChanges.requireAdministrator(caller);
        if (next != null) {
            find(id);
            departures.expireDue(id);
        }
    }

    /** Hands the person's open deals over and deactivates the person, in the transaction at hand. */
    public Departure deactivate(Caller caller, String id, String next) {
        DirectoryChanges.requireAdministrator(caller);
        return transactions.join(() -> {
            people.lock();
            Departure departure = preview(caller, id, next);
            departures.handOver(caller, departure);
            Person person = find(id);
            directory.written(caller, Optional.of(person), person.activated(false), DirectoryChanges.Wish.NONE);
            return departure;
        });
    }

    /** Lets a person come back, in the transaction at hand. Tokens, links and delegations stay gone. */
    public DirectoryChanges.Saved reactivate(Caller caller, String id) {
        return directory.save(caller, () -> find(id).activated(true), DirectoryChanges.Wish.NONE);
    }

    private Person find(String id) {
        return people.find(id).orElseThrow(() -> Refusal.notFound("person " + id));
    }

    private void check(String id, String next) {
        Faults faults = new Faults();
        departures.check(id, next, faults);
        faults.refuseIfAny();
    }
}

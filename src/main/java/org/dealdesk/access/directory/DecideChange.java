package org.dealdesk.access.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dealdesk.access.account.Invitations;
import org.dealdesk.access.directory.PendingChange.Kind;
import org.dealdesk.access.directory.PendingChange.Status;
import org.dealdesk.access.oidc.ProviderLinks.SignIn;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.approval.authority.AuthorityReader;
import org.dealdesk.history.Event;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** Another administrator approves or rejects what one has asked for, who may take it back. It is done once, under a lock. */
@Component
public class DecideChange {

    private static final int AT_ONCE = 100;

    private final PendingChanges changes;
    private final ChangeRequests requests;
    private final DirectoryChanges directory;
    private final Effects effects;
    private final People people;
    private final Transactions transactions;
    private final Clock clock;

    DecideChange(
            PendingChanges changes,
            ChangeRequests requests,
            DirectoryChanges directory,
            Effects effects,
            People people,
            Transactions transactions,
            Clock clock) {
        this.changes = changes;
        this.requests = requests;
        this.directory = directory;
        this.effects = effects;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What follows a decision. */
    @Component
    record Effects(Invitations invitations, AuthorityReader limits, ChangeNews news) {}

    /**
     * A change that was approved.
     *
     * @param issued the link of a reset; null for other changes
     */
    public record Approved(PendingChange change, Invitations.Issued issued) {}

    /** What waits, or has ended; all where the status is null. The oldest first. */
    public List<PendingChange> page(Caller caller, Status status, String after, int limit) {
        DirectoryChanges.requireAdministrator(caller);
        return changes.page(status, after, limit);
    }

    /** Does what was asked for, in the transaction at hand, unless the person has changed since. */
    public Approved approve(Caller caller, String id) {
        return transactions.join(() -> {
            PendingChanges.Stored stored = open(caller, id);
            PendingChange change = stored.change();
            if (caller.id().equals(change.asked().by()) || caller.id().equals(change.person())) {
                throw SecurityLog.refuse(
                        ProblemType.SECOND_ADMINISTRATOR_NEEDED,
                        caller,
                        "It is approved by neither the administrator who asked nor the person concerned");
            }
            if (!Objects.equals(stored.base(), requests.base(change.person()))) {
                throw new Refusal(
                        ProblemType.CHANGE_OUTDATED, change.person() + " was changed after this was asked for");
            }
            Invitations.Issued issued = done(caller, change);
            return new Approved(end(change, Status.APPROVED, caller.id()), issued);
        });
    }

    private Invitations.Issued done(Caller caller, PendingChange change) {
        if (change.concernsPasskeys()) {
            directory.removePasskeys(caller, change.person());
            return null;
        }
        if (change.kind() == Kind.RESET) {
            return effects.invitations().reset(caller, change.person());
        }
        Person person = requests.person(change);
        directory.written(caller, people.find(person.id()), person, wish(change, person));
        return null;
    }

    /** The limits are read anew: what the policy in force does not know is refused. */
    private DirectoryChanges.Wish wish(PendingChange change, Person person) {
        String signIn = change.data().path("signIn").asText(null);
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        if (change.data().has("authority")) {
            limits.set("authority", change.data().get("authority"));
        }
        Input<Optional<Authority>> read =
                Input.of(limits, fields -> Optional.ofNullable(effects.limits().read(fields, person.leadOf())));
        return new DirectoryChanges.Wish(
                signIn == null ? null : SignIn.valueOf(signIn), read.valid().orElse(null));
    }

    /** Ends it without effect: another administrator says no. */
    public PendingChange reject(Caller caller, String id) {
        return transactions.join(() -> end(open(caller, id).change(), Status.REJECTED, caller.id()));
    }

    /** Ends it without effect: who asked takes it back. */
    public PendingChange withdraw(Caller caller, String id) {
        return transactions.join(() -> {
            PendingChange change = open(caller, id).change();
            if (!caller.id().equals(change.asked().by())) {
                throw SecurityLog.refuse(
                        ProblemType.FORBIDDEN, caller, "It is taken back by who asked for it; reject it instead");
            }
            return end(change, Status.WITHDRAWN, caller.id());
        });
    }

    private PendingChanges.Stored open(Caller caller, String id) {
        DirectoryChanges.requireAdministrator(caller);
        people.lock();
        PendingChanges.Stored stored = changes.lock(id).orElseThrow(() -> Refusal.notFound("change " + id));
        PendingChange change = stored.change().at(clock.instant());
        if (change.status() != Status.PENDING) {
            throw new Refusal(ProblemType.CHANGE_ENDED, "It is " + change.status());
        }
        return stored;
    }

    private PendingChange end(PendingChange change, Status status, String by) {
        changes.end(change, status, by, ChangeRequests.kept(change));
        effects.news().ended(change, status, by);
        return change.as(status);
    }

    /** Records the end of what was not decided in time. */
    public void expire() {
        for (String id : changes.overdue(AT_ONCE)) {
            transactions.run(() -> {
                people.lock();
                changes.lock(id)
                        .map(PendingChanges.Stored::change)
                        .filter(change -> change.status() == Status.PENDING)
                        .ifPresent(change -> end(change, Status.EXPIRED, Event.SYSTEM));
                return id;
            });
        }
    }
}

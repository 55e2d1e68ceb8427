package org.dealdesk.access.setup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;
import org.dealdesk.access.account.NewPasswords;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.link.AccessLink;
import org.dealdesk.access.link.Links;
import org.dealdesk.access.record.AccessRecords;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/**
 * Makes the first administrator, who comes by the link that each start logs while there is none. Of two who send the form at the same
 * time the first one wins: one row is locked, and all is checked again.
 */
@Component
public class SetUp {

    private final SignInWays ways;
    private final Links links;
    private final People people;
    private final NewPasswords passwords;
    private final SetUpRecords records;
    private final Transactions transactions;

    /** Administrators who are there stay, as far as pages are concerned: each start looks again. */
    private volatile boolean done;

    private volatile boolean pending;

    SetUp(
            SignInWays ways,
            Links links,
            People people,
            NewPasswords passwords,
            SetUpRecords records,
            Transactions transactions) {
        this.ways = ways;
        this.links = links;
        this.people = people;
        this.passwords = passwords;
        this.records = records;
        this.transactions = transactions;
    }

    /** Whether no administrator can sign in yet. */
    public boolean isPending() {
        if (!done) {
            done = !ways.hasAccounts() || ways.haveAdministrator();
            pending = !done;
        }
        return !done;
    }

    /** What {@link #isPending} has found last; it asks no database. */
    boolean wasPending() {
        return pending;
    }

    /** Whether the secret opens the form. */
    public boolean opens(String secret) {
        return links.open(secret, true).filter(this::isNeeded).isPresent();
    }

    private boolean isNeeded(AccessLink link) {
        return ways.hasAccounts() && (link.forced() || !ways.haveAdministrator());
    }

    /**
     * Makes the administrator and voids all links for the set-up.
     *
     * @param given the id, the name, the mail address and whether this administrator keeps the policy too
     * @param faults what is wrong with the form already
     */
    public Person complete(String secret, Person given, String password, Faults faults) {
        if (!opens(secret)) {
            throw gone();
        }
        String hash = passwords.hash(password, given, "/password", faults);
        faults.refuseIfAny();
        return transactions.run(() -> {
            people.lock();
            AccessLink link = links.open(secret, true).filter(this::isNeeded).orElseThrow(SetUp::gone);
            refuseTaken(given.id());
            people.save(given);
            links.use(link);
            links.endSetUp();
            records.made(given);
            passwords.set(given, hash, SessionAdministration.NONE, false);
            transactions.afterwards(() -> SecurityLog.access("set-up", given.id(), given.id()));
            return given;
        });
    }

    /** The administrator as typed, who may keep the policy too. */
    public static Person administrator(String id, String name, String mail, boolean policyAdmin) {
        Set<Role> roles = EnumSet.of(Role.ADMIN);
        if (policyAdmin) {
            roles.add(Role.POLICY_ADMIN);
        }
        return new Person(id, name, mail, roles, Set.of(), true, null);
    }

    private void refuseTaken(String id) {
        people.withIdLike(id).ifPresent(known -> {
            throw InvalidInput.of("/id", "duplicate", "belongs to " + known.id() + ", who is in the directory already");
        });
    }

    private static Refusal gone() {
        return Refusal.notFound("open set-up link of this address; a restart logs a new one while it is needed");
    }

    /** What a set-up leaves on record. */
    @Component
    static class SetUpRecords {

        private final History history;
        private final AccessRecords access;
        private final Policies policies;

        SetUpRecords(History history, AccessRecords access, Policies policies) {
            this.history = history;
            this.access = access;
            this.policies = policies;
        }

        void made(Person person) {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            person.roles().forEach(role -> data.withArray("roles").add(role.name()));
            data.put("active", true);
            history.appendTo(
                    "people/" + person.id(),
                    Event.of(EventType.PERSON_CHANGED, person.id(), policies.today())
                            .with(data));
            access.add(EventType.LINK_USED, person.id(), person.id(), details -> details.put("kind", "SET_UP"));
        }
    }
}

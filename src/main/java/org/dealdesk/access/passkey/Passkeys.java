package org.dealdesk.access.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.passkey.Challenges.Purpose;
import org.dealdesk.access.record.AccessRecords;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** People add, name and remove their passkeys; administrators take them from a person who has lost them. */
@Component
public class Passkeys {

    /** So many a person has at most. */
    public static final int MOST = 10;

    private final Ceremonies ceremonies;
    private final Challenges challenges;
    private final PasskeyTable table;
    private final People people;
    private final Rules rules;
    private final Ends ends;
    private final Transactions transactions;

    Passkeys(
            Ceremonies ceremonies,
            Challenges challenges,
            PasskeyTable table,
            People people,
            Rules rules,
            Ends ends,
            Transactions transactions) {
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.table = table;
        this.people = people;
        this.rules = rules;
        this.ends = ends;
        this.transactions = transactions;
    }

    /** Where there are passkeys, and who needs one. */
    @Component
    record Rules(SignInWays ways, PasskeyAddress address, SecondFactor secondFactor) {}

    /** What ends, is on record and is mailed. */
    @Component
    record Ends(SessionAdministration sessions, AccessRecords records, PasskeyMails mails) {}

    /** Whether people sign in with passkeys here. */
    public boolean areOn() {
        return rules.ways().hasAccounts() && rules.address().isFit();
    }

    /** A query in SQL for the ids of the people who have a passkey. */
    public String holders() {
        return table.holders();
    }

    public List<Passkey> of(Caller caller) {
        return table.of(caller.id());
    }

    /** What the browser is asked for to make a passkey, as JSON; writes the person's handle, in the transaction at hand. */
    public String begin(Caller caller) {
        return transactions.join(() -> {
            Person person = locked(caller);
            requireRoom(person);
            return Ceremonies.text(ceremonies.creation(person));
        });
    }

    /** Keeps the challenge of what the browser is asked for in the browser, after the transaction. */
    public void keepChallenge(Caller caller, HttpServletRequest request, HttpServletResponse response, String options) {
        challenges.keep(request, response, Purpose.ADD, caller.id(), Ceremonies.challenge(options));
    }

    /** The challenge that this browser has kept. */
    public Bytes challenge(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        return challenges.take(request, response, Purpose.ADD, caller.id()).orElseThrow(() -> unfit());
    }

    /** Adds what the browser has made, in the transaction at hand. */
    public void add(Caller caller, String name, String credential, Bytes challenge) {
        transactions.join(() -> {
            Person person = locked(caller);
            requireRoom(person);
            String passkey = made(person, name, credential, challenge);
            ends.records()
                    .add(
                            EventType.PASSKEY_ADDED,
                            person.id(),
                            caller.id(),
                            data -> data.put("passkey", fingerprint(passkey)));
            tell("passkey-added", person, caller, () -> ends.mails().added(person));
            return passkey;
        });
    }

    private String made(Person person, String name, String credential, Bytes challenge) {
        try {
            String passkey = ceremonies.add(person, name, credential, challenge);
            if (!challenges.use(challenge)) {
                throw unfit();
            }
            table.added(passkey);
            return passkey;
        } catch (RefusedPasskey refused) {
            throw unfit();
        }
    }

    private static InvalidInput unfit() {
        return InvalidInput.of(
                "/credential",
                "not-allowed",
                "was not accepted: it took longer than ten minutes, or came from elsewhere");
    }

    /** Gives a passkey another name, in the transaction at hand. */
    public void rename(Caller caller, String passkey, String name) {
        transactions.join(() -> {
            if (!table.rename(caller.id(), passkey, name)) {
                throw Refusal.notFound("passkey of yours here");
            }
            return name;
        });
    }

    /** Removes a passkey, in the transaction at hand. */
    public void remove(Caller caller, String passkey) {
        transactions.join(() -> {
            Person person = locked(caller);
            if (rules.secondFactor().isRequired() && table.count(person.id()) == 1) {
                throw InvalidInput.of("", "wrong-size", "The last passkey cannot be removed: add another one first");
            }
            if (!table.remove(person.id(), passkey)) {
                throw Refusal.notFound("passkey of yours here");
            }
            ends.records()
                    .add(
                            EventType.PASSKEY_REMOVED,
                            person.id(),
                            caller.id(),
                            data -> data.put("passkey", fingerprint(passkey)));
            tell("passkey-removed", person, caller, () -> ends.mails().removed(person));
            return passkey;
        });
    }

    /** Takes all passkeys from a person who has lost them and ends the person's sessions, in the transaction at hand. */
    public void reset(Caller caller, String id) {
        SecurityLog.require(Role.ADMIN, caller, "Only administrators reset the passkeys of others");
        transactions.join(() -> {
            Person person = people.find(id).orElseThrow(() -> Refusal.notFound("person " + id));
            people.lock(id);
            int removed = table.removeAll(id);
            ends.records().add(EventType.PASSKEYS_RESET, id, caller.id(), data -> data.put("count", removed));
            ends.sessions().endAllOf(id, SessionAdministration.NONE, caller.id(), "passkeys-reset");
            tell("passkeys-reset", person, caller, () -> ends.mails().reset(person));
            return removed;
        });
    }

    private Person locked(Caller caller) {
        if (!areOn()) {
            throw Refusal.notFound("passkeys here");
        }
        people.lock(caller.id());
        return people.find(caller.id())
                .filter(person -> person.active() && !person.actsAsProgram())
                .orElseThrow(() -> Refusal.notFound("person " + caller.id()));
    }

    private void requireRoom(Person person) {
        if (table.count(person.id()) >= MOST) {
            throw InvalidInput.of("", "wrong-size", "You have " + MOST + " passkeys, and cannot add another one");
        }
    }

    private void tell(String event, Person person, Caller caller, Runnable mail) {
        transactions.afterwards(() -> {
            SecurityLog.access(event, person.id(), caller.id());
            mail.run();
        });
    }

    /** Records say which passkey it was without its id, which can tell where else it is used. */
    private static String fingerprint(String passkey) {
        return CanonicalJson.sha256(passkey).substring(0, 16);
    }
}

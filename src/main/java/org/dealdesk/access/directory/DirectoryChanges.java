package org.dealdesk.access.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;
import org.dealdesk.access.account.Invitations;
import org.dealdesk.access.directory.PendingChange.Kind;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.access.oidc.ProviderLinks.SignIn;
import org.dealdesk.access.passkey.Passkeys;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.approval.authority.AuthorityAdministration;
import org.dealdesk.approval.eligibility.PeopleAdministration;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** An administrator enters or changes a person, or resets a password. What takes two administrators waits for another one. */
@Component
public class DirectoryChanges {

    private final PeopleAdministration administration;
    private final ProviderLinks links;
    private final Invitations invitations;
    private final Passkeys passkeys;
    private final People people;
    private final Rules rules;
    private final Transactions transactions;

    DirectoryChanges(
            PeopleAdministration administration,
            ProviderLinks links,
            Invitations invitations,
            Passkeys passkeys,
            People people,
            Rules rules,
            Transactions transactions) {
        this.administration = administration;
        this.links = links;
        this.invitations = invitations;
        this.passkeys = passkeys;
        this.people = people;
        this.rules = rules;
        this.transactions = transactions;
    }

    /** What a change is held against, and where one that waits goes. */
    @Component
    record Rules(
            SecondAdministrator second,
            LastAdministrator last,
            ChangeRequests requests,
            AuthorityAdministration authority,
            ChangeNews news) {}

    /**
     * A person as stored, or a change that waits.
     *
     * @param waits null where the change is made
     */
    public record Saved(Person person, Authority authority, SignIn signIn, PendingChange waits) {}

    /** What is kept of a person elsewhere: where they sign in, and the limits of their authority. Null as before. */
    public record Wish(SignIn signIn, Authority authority) {

        public static final Wish NONE = new Wish(null, null);
    }

    /**
     * A link, or a reset that waits.
     *
     * @param issued null where passkeys are reset
     * @param waits null where the reset is done
     */
    public record Reset(Invitations.Issued issued, PendingChange waits) {}

    /**
     * Writes the person as given, new or not, in the transaction at hand.
     *
     * @param given read once the caller is known to be an administrator
     */
    public Saved save(Caller caller, Supplier<Person> given, Wish wish) {
        requireAdministrator(caller);
        Person person = given.get();
        return transactions.join(() -> {
            people.lock();
            Optional<Person> before = people.find(person.id());
            Optional<Kind> kind = rules.second().isNeeded(before, person, wish.signIn());
            if (kind.isEmpty()) {
                return written(caller, before, person, wish);
            }
            // What could never be approved is refused now.
            administration.check(caller, links.kept(person));
            PendingChange change = ask(caller, kind.get(), before, person, wish);
            return new Saved(person, rules.authority().of(person.id()), links.of(person.id()), change);
        });
    }

    /** Whether this would wait for another administrator; refuses what could not be saved. */
    boolean isWaiting(Caller caller, Person person, Wish wish) {
        administration.check(caller, links.kept(person));
        return rules.second()
                .isNeeded(people.find(person.id()), person, wish.signIn())
                .isPresent();
    }

    private PendingChange ask(Caller caller, Kind kind, Optional<Person> before, Person person, Wish wish) {
        requireStill(caller);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("person", rules.requests().json(person));
        data.put("signIn", wish.signIn() == null ? null : wish.signIn().name());
        if (wish.authority() != null) {
            data.set("authority", wish.authority().toJson());
        }
        SecondAdministrator.granted(before, person)
                .forEach(role -> data.withArray("granted").add(role.name()));
        return rules.requests().ask(caller, kind, person.id(), data);
    }

    /** Writes the person without asking whether it takes two. */
    Saved written(Caller caller, Optional<Person> before, Person given, Wish wish) {
        boolean still = isStill(caller);
        return rules.last().kept(given.id(), () -> {
            Person person = administration.save(caller, () -> links.kept(given));
            if (!still) {
                requireStill(caller);
            }
            Authority limits = rules.authority().choose(caller, person, wish.authority());
            SignIn signIn = links.choose(person.id(), wish.signIn(), caller.id());
            before.filter(known -> known.active() && known.has(Role.ADMIN) && !person.active())
                    .ifPresent(known -> rules.news().deactivated(known, caller.id()));
            return new Saved(person, limits, signIn, null);
        });
    }

    /** Lets a person who has a password set another one, in the transaction at hand. */
    public Reset reset(Caller caller, String id) {
        requireAdministrator(caller);
        return transactions.join(() -> {
            people.lock();
            Person person = people.find(id).orElseThrow(() -> Refusal.notFound("person " + id));
            if (!rules.second().isNeededToReset(person)) {
                return new Reset(invitations.reset(caller, id), null);
            }
            requireStill(caller);
            invitations.checkReset(person);
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("what", "PASSWORD");
            return new Reset(null, rules.requests().ask(caller, Kind.RESET, id, data));
        });
    }

    /** Removes the passkeys of a person who has lost them, in the transaction at hand. */
    public Reset resetPasskeys(Caller caller, String id) {
        requireAdministrator(caller);
        return transactions.join(() -> {
            people.lock();
            Person person = people.find(id).orElseThrow(() -> Refusal.notFound("person " + id));
            if (!rules.second().isNeededToReset(person)) {
                removePasskeys(caller, id);
                return new Reset(null, null);
            }
            requireStill(caller);
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("what", PendingChange.PASSKEYS);
            return new Reset(null, rules.requests().ask(caller, Kind.RESET, id, data));
        });
    }

    /** Removes them without asking whether it takes two. */
    void removePasskeys(Caller caller, String id) {
        rules.last().kept(id, () -> {
            passkeys.reset(caller, id);
            return id;
        });
    }

    private boolean isStill(Caller caller) {
        return people.find(caller.id())
                .filter(person -> person.active() && person.has(Role.ADMIN))
                .isPresent();
    }

    /** Roles may have been taken away since the request began; the directory is locked now. */
    private void requireStill(Caller caller) {
        if (!isStill(caller)) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN, caller, "You are no administrator any more: another one has changed that");
        }
    }

    static void requireAdministrator(Caller caller) {
        SecurityLog.require(Role.ADMIN, caller, "Only administrators keep the directory of people");
    }
}

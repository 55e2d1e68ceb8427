package org.dealdesk.access.account;

import java.time.Duration;
import java.time.Instant;
import org.dealdesk.access.link.AccessLink;
import org.dealdesk.access.link.LinkAddresses;
import org.dealdesk.access.link.LinkKind;
import org.dealdesk.access.link.Links;
import org.dealdesk.access.record.AccessRecords;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/**
 * Administrators give links: to new people an invitation, to others a reset of their password. A link is mailed where mail is configured, and
 * then shown to no one; else it is shown once, to the administrator, who passes it on.
 */
@Component
public class Invitations {

    /** So often a person who has forgotten a password is mailed a link. */
    static final Duration BETWEEN_RESETS = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final Links links;
    private final LinkAddresses addresses;
    private final AccessMails mails;
    private final AccessRecords records;
    private final Transactions transactions;

    Invitations(
            Accounts accounts,
            Links links,
            LinkAddresses addresses,
            AccessMails mails,
            AccessRecords records,
            Transactions transactions) {
        this.accounts = accounts;
        this.links = links;
        this.addresses = addresses;
        this.mails = mails;
        this.records = records;
        this.transactions = transactions;
    }

    /**
     * A link as the administrator gets it.
     *
     * @param link null where it was mailed
     */
    public record Issued(Instant expiresAt, String link) {

        /** The same without the secret, as it is stored. */
        public Issued withoutLink() {
            return new Issued(expiresAt, null);
        }
    }

    /** Invites a person who has no password yet, in the transaction at hand. */
    public Issued invite(Caller caller, String id) {
        return give(caller, LinkKind.INVITATION, id);
    }

    /** Lets a person who has a password set another one, in the transaction at hand. */
    public Issued reset(Caller caller, String id) {
        return give(caller, LinkKind.RESET, id);
    }

    private Issued give(Caller caller, LinkKind kind, String id) {
        SecurityLog.require(Role.ADMIN, caller, "Only administrators give links to set a password");
        Person person = accounts.person(id).orElseThrow(() -> Refusal.notFound("person " + id));
        check(person, kind);
        AccessLink.Made made = transactions.join(() -> make(person, kind, caller.id()));
        return new Issued(made.link().expiresAt(), mails.reaches(person) ? null : addresses.of(made));
    }

    /** Refuses a reset that could not be made now. */
    public void checkReset(Person person) {
        check(person, LinkKind.RESET);
    }

    private void check(Person person, LinkKind kind) {
        accounts.whyNot(person, kind).ifPresent(reason -> {
            throw new Refusal(ProblemType.LINK_REFUSED, reason);
        });
    }

    /**
     * Mails a link to a person who has forgotten the password. It does not tell whether there is such a person: the caller gets the same
     * answer at once, and the work is done later.
     */
    void forgotten(String name) {
        transactions.run(() -> {
            accounts.named(name)
                    .filter(person -> mails.reaches(person)
                            && accounts.whyNot(person, LinkKind.RESET).isEmpty())
                    .ifPresent(this::mailOnce);
            return name;
        });
    }

    private void mailOnce(Person person) {
        accounts.lock(person.id());
        if (!links.wasMade(LinkKind.RESET, person.id(), BETWEEN_RESETS)) {
            make(person, LinkKind.RESET, person.id());
        }
    }

    private AccessLink.Made make(Person person, LinkKind kind, String actor) {
        AccessLink.Made made = links.make(kind, person.id());
        records.add(EventType.LINK_MADE, person.id(), actor, data -> data.put("kind", kind.name())
                .put("expiresAt", made.link().expiresAt().toString())
                .put("mailed", mails.reaches(person)));
        transactions.afterwards(() -> {
            SecurityLog.access("link-made", person.id(), actor);
            mails.link(person, made);
        });
        return made;
    }
}

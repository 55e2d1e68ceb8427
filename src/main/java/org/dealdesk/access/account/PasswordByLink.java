package org.dealdesk.access.account;

import java.util.Optional;
import org.dealdesk.access.link.AccessLink;
import org.dealdesk.access.link.LinkKind;
import org.dealdesk.access.link.Links;
import org.dealdesk.access.record.AccessRecords;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** A person sets a password with the link that they were given. Opening the link shows a form; sending the form uses the link up. */
@Component
public class PasswordByLink {

    private final Links links;
    private final Accounts accounts;
    private final NewPasswords passwords;
    private final AccessRecords records;
    private final Transactions transactions;

    PasswordByLink(
            Links links, Accounts accounts, NewPasswords passwords, AccessRecords records, Transactions transactions) {
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.records = records;
        this.transactions = transactions;
    }

    /** The person whose link it is, as long as it is open. */
    public Optional<Person> owner(String secret) {
        return links.open(secret, false).flatMap(link -> accounts.person(link.person()));
    }

    /** Sets the password. There is no caller: the secret says who it is. */
    public Person set(String secret, String password) {
        Person person = owner(secret).orElseThrow(PasswordByLink::gone);
        Faults faults = new Faults();
        String hash = passwords.hash(password, person, "/password", faults);
        faults.refuseIfAny();
        return transactions.run(() -> {
            accounts.lock(person.id());
            AccessLink link = links.open(secret, false).orElseThrow(PasswordByLink::gone);
            if (!links.use(link)) {
                throw gone();
            }
            records.add(
                    EventType.LINK_USED,
                    person.id(),
                    person.id(),
                    data -> data.put("kind", link.kind().name()));
            passwords.set(person, hash, SessionAdministration.NONE, link.kind() == LinkKind.RESET);
            transactions.afterwards(() -> SecurityLog.access("link-used", person.id(), person.id()));
            return person;
        });
    }

    private static Refusal gone() {
        return Refusal.notFound("open link of this address: it was used, has expired, or a newer one took its place");
    }
}

package org.dealdesk.access.account;

import java.util.Arrays;
import java.util.List;
import org.dealdesk.access.link.Links;
import org.dealdesk.access.record.AccessRecords;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** Writes a new password, whichever way it comes: sessions and links of the person end with the old one. */
@Component
public class NewPasswords {

    private final PasswordRules rules;
    private final PasswordHashing hashing;
    private final Passwords passwords;
    private final Endings endings;
    private final AccessRecords records;
    private final AccessMails mails;
    private final Transactions transactions;

    NewPasswords(
            PasswordRules rules,
            PasswordHashing hashing,
            Passwords passwords,
            Endings endings,
            AccessRecords records,
            AccessMails mails,
            Transactions transactions) {
        this.rules = rules;
        this.hashing = hashing;
        this.passwords = passwords;
        this.endings = endings;
        this.records = records;
        this.mails = mails;
        this.transactions = transactions;
    }

    /** What ends with a password. */
    @Component
    record Endings(SessionAdministration sessions, Links links) {}

    /** The hash, made before the transaction because it takes long; null where the password is refused, as the faults say. */
    public String hash(String password, Person owner, String pointer, Faults faults) {
        List<String> personal = Arrays.asList(owner.id(), owner.name(), owner.mail());
        Faults found = new Faults();
        rules.check(password, personal, pointer, found);
        found.list().forEach(fault -> faults.add(fault.pointer(), fault.code(), fault.detail()));
        return found.isEmpty() ? hashing.hash(password) : null;
    }

    /**
     * Writes the hash in the transaction at hand.
     *
     * @param but the session that stays, by the id that its cookie holds
     * @param mailed whether the person is told by mail
     */
    public void set(Person person, String hash, String but, boolean mailed) {
        passwords.set(person.id(), hash);
        records.add(EventType.PASSWORD_SET, person.id(), person.id());
        endings.sessions().endAllOf(person.id(), but, person.id(), "password-set");
        endings.links().end(person.id());
        transactions.afterwards(() -> {
            SecurityLog.access("password-set", person.id(), person.id());
            if (mailed) {
                mails.passwordChanged(person);
            }
        });
    }
}

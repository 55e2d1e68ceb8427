package org.dealdesk.access.passkey;

import org.dealdesk.access.mail.AccessMail;
import org.dealdesk.platform.people.Person;
import org.springframework.stereotype.Component;

/** The words of the mails about passkeys. */
@Component
class PasskeyMails {

    private final AccessMail mail;

    PasskeyMails(AccessMail mail) {
        this.mail = mail;
    }

    void added(Person person) {
        mail.send(person, "A passkey was added", text("A passkey was added to the account of %s.", person));
    }

    void removed(Person person) {
        mail.send(person, "A passkey was removed", text("A passkey of %s was removed.", person));
    }

    void reset(Person person) {
        mail.send(
                person,
                "Your passkeys were removed",
                text("An administrator removed all passkeys of %s, and all sessions have ended.", person));
    }

    private static String text(String what, Person person) {
        return what.formatted(person.id()) + " If you do not expect this, tell an administrator.";
    }
}

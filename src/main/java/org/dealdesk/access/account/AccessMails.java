package org.dealdesk.access.account;

import org.dealdesk.access.link.AccessLink;
import org.dealdesk.access.link.LinkAddresses;
import org.dealdesk.access.link.LinkKind;
import org.dealdesk.access.mail.AccessMail;
import org.dealdesk.platform.people.Person;
import org.springframework.stereotype.Component;

/** The words of the mails about a local account. */
@Component
class AccessMails {

    private final AccessMail mail;
    private final LinkAddresses addresses;

    AccessMails(AccessMail mail, LinkAddresses addresses) {
        this.mail = mail;
        this.addresses = addresses;
    }

    boolean reaches(Person person) {
        return mail.reaches(person);
    }

    void link(Person person, AccessLink.Made made) {
        boolean invitation = made.link().kind() == LinkKind.INVITATION;
        mail.send(
                person,
                invitation ? "You are invited" : "Set a new password",
                (invitation
                                        ? "You are invited to Dealdesk. Your name for signing in is %s.\nSet your password here:"
                                        : "Set a new password for %s here:")
                                .formatted(person.id())
                        + "\n\n" + addresses.of(made) + "\n\n"
                        + (invitation ? "The link is valid for 3 days" : "The link is valid for an hour")
                        + " and can be used once. If you do not expect this mail, ignore it.");
    }

    void passwordChanged(Person person) {
        mail.send(
                person,
                "Your password was changed",
                "The password of %s was changed, and other sessions have ended. If this was not you, tell an administrator."
                        .formatted(person.id()));
    }
}

package org.dealdesk.notification.recipient;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dealdesk.platform.people.MailAddress;
import org.dealdesk.platform.people.Person;

/** A possible recipient of mails, and the chosen mode. */
public record Recipient(Person person, MailMode mode) {

    private static final int LONGEST_NAME = 80;

    public String id() {
        return person.id();
    }

    /** Whether anything is to be written to this person at all. */
    public boolean reads() {
        return person.active() && mode != MailMode.OFF;
    }

    /** The mail address; empty where the directory has none, or an invalid one. */
    public Optional<InternetAddress> address() {
        if (person.mail() == null || !MailAddress.is(person.mail())) {
            return Optional.empty();
        }
        try {
            InternetAddress address = new InternetAddress(person.mail(), true);
            address.setPersonal(MailPhrases.line(person.name(), LONGEST_NAME), StandardCharsets.UTF_8.name());
            return Optional.of(address);
        } catch (AddressException | UnsupportedEncodingException none) {
            return Optional.empty();
        }
    }
}

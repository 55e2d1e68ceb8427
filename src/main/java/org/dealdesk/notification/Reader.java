package org.dealdesk.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dealdesk.platform.people.Person;

/** Somebody whom mails may concern, and how they want them. */
record Reader(Person person, MailMode mode) {

    private static final int LONGEST_NAME = 80;

    String id() {
        return person.id();
    }

    /** Whether anything is to be written to this person at all. */
    boolean reads() {
        return person.active() && mode != MailMode.OFF;
    }

    /** Where mails go; empty where the directory holds no address, or nothing that is one. */
    Optional<InternetAddress> address() {
        String mail = person.mail();
        if (mail == null || !mail.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            return Optional.empty();
        }
        try {
            InternetAddress address = new InternetAddress(mail, true);
            if (!mail.equals(address.getAddress()) || !mail.contains("@")) {
                return Optional.empty();
            }
            address.setPersonal(Spoken.line(person.name(), LONGEST_NAME), StandardCharsets.UTF_8.name());
            return Optional.of(address);
        } catch (AddressException | UnsupportedEncodingException none) {
            return Optional.empty();
        }
    }
}

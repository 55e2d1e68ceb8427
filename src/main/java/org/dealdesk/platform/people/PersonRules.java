package org.dealdesk.platform.people;

import java.util.Locale;
import java.util.Set;
import org.dealdesk.platform.input.Faults;

/** What the id and the mail address of a person may be, wherever a person is entered. */
public final class PersonRules {

    /** Actors and addresses of the product itself. */
    private static final Set<String> RESERVED = Set.of("system", "me", "changes", "import");

    private PersonRules() {}

    public static void checkId(String id, String pointer, Faults faults) {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}")) {
            faults.add(pointer, "invalid-character", "must be letters, digits, and . _ @ - after the first");
        }
        if (RESERVED.contains(id.toLowerCase(Locale.ROOT))) {
            faults.add(pointer, "reserved", "is a reserved word and cannot name a person");
        }
    }

    /** A mail address may be missing. */
    public static void checkMail(String mail, String pointer, Faults faults) {
        if (mail != null && !MailAddress.is(mail)) {
            faults.add(pointer, "not-a-mail-address", "must be one address, such as ann@example.com");
        }
    }
}

package org.dealdesk.platform.people;

import java.util.regex.Pattern;

/** Tells what can be an address of a mail from what cannot: one address alone, without a name, in ASCII. */
public final class MailAddress {

    private static final Pattern SHAPE = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");

    private MailAddress() {}

    public static boolean is(String text) {
        return SHAPE.matcher(text).matches();
    }
}

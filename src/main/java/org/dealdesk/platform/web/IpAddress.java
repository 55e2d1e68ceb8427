package org.dealdesk.platform.web;

import java.util.regex.Pattern;

/** Tells addresses from names, none of which is looked up. */
final class IpAddress {

    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,39}(?:[0-9.]{7,15})?");
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");

    private IpAddress() {}

    static boolean isOne(String text) {
        return V4.matcher(text).matches() || V6.matcher(text).matches();
    }

    /** Some proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}. */
    static String withoutPort(String text) {
        var port = WITH_PORT.matcher(text);
        if (!port.matches()) {
            return text;
        }
        return port.group(1) == null ? port.group(2) : port.group(1);
    }
}

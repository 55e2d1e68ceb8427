package org.dealdesk.policy.draft;

import java.math.BigInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name for a version that follows another one: the last number in it goes on until the name is free. */
final class NextVersion {

    private static final int LONGEST = 40;
    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,18})");

    private NextVersion() {}

    static String after(String version, Predicate<String> taken) {
        Matcher numbered = NUMBERED.matcher(version);
        String stem = numbered.matches() ? numbered.group(1) : shortened(version) + ".";
        BigInteger number = numbered.matches() ? new BigInteger(numbered.group(2)) : BigInteger.ONE;
        String next;
        do {
            number = number.add(BigInteger.ONE);
            next = stem + number;
        } while (taken.test(next));
        return next;
    }

    private static String shortened(String version) {
        return version.substring(0, Math.min(version.length(), LONGEST - 20));
    }
}

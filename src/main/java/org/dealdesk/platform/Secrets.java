package org.dealdesk.platform;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets of links, tokens and cookies, in characters that addresses and headers hold. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** So many random bytes, in Base64 for addresses, without padding. */
    public static String next(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}

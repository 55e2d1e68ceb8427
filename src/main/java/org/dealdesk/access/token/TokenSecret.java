package org.dealdesk.access.token;

import java.util.regex.Pattern;
import org.dealdesk.platform.Secrets;
import org.dealdesk.platform.json.CanonicalJson;

/** What a caller sends: {@code dd_} and 256 random bits. Only its SHA-256 is stored, which is enough for so many bits. */
final class TokenSecret {

    private static final int BYTES = 32;
    private static final String PREFIX = "dd_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private TokenSecret() {}

    static String next() {
        return PREFIX + Secrets.next(BYTES);
    }

    static boolean isLike(String text) {
        return text.startsWith(PREFIX);
    }

    static boolean isWhole(String text) {
        return SHAPE.matcher(text).matches();
    }

    static String sha256(String secret) {
        return CanonicalJson.sha256(secret);
    }
}

package org.dealdesk.command;

import java.util.regex.Pattern;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;

/**
 * By what a repeated request of a person is recognised.
 *
 * @param address method and path
 * @param key as the client or the form has it
 * @param sha256 of all that was sent: the same key with something else is refused
 */
public record IdempotencyKey(String address, String key, String sha256) {

    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final int LONGEST_ADDRESS = 300;

    /** An address longer than any of the product is stored as its beginning and its hash. */
    public IdempotencyKey {
        if (address.length() > LONGEST_ADDRESS) {
            address = address.substring(0, LONGEST_ADDRESS - 65) + "#" + CanonicalJson.sha256(address);
        }
    }

    /** Null where {@code key} is: the request is not recognised again. */
    public static IdempotencyKey of(String address, String key, String asked) {
        return key == null ? null : new IdempotencyKey(address, key, CanonicalJson.sha256(asked));
    }

    void requireShape() {
        if (!SHAPE.matcher(key).matches()) {
            throw InvalidInput.of(
                    "", "invalid-idempotency-key", "Idempotency-Key must be 1 to 200 visible ASCII characters");
        }
    }
}

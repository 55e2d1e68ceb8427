package org.dealdesk.desk;

import java.util.TreeMap;
import org.dealdesk.command.IdempotencyKey;
import org.dealdesk.platform.json.CanonicalJson;

/** What a form asks for is done once, however often its button is pressed: the page gives each form a key of its own. */
public final class FormKey {

    /** The hidden field with the key. */
    private static final String FIELD = "key";

    private FormKey() {}

    /** The key of a form that is refused when it is sent again with other values. Null where the form has no key. */
    public static IdempotencyKey of(String address, String key, String asked) {
        return IdempotencyKey.of("POST " + address, key == null || key.isEmpty() ? null : key, asked);
    }

    /** The key of a form that asks for something else when it is sent again with other values. Null where the form has no key. */
    public static IdempotencyKey withValues(SubmittedForm sent) {
        String values = CanonicalJson.sha256(new TreeMap<>(sent.fields()).toString());
        String key = sent.text(FIELD);
        return IdempotencyKey.of("POST " + sent.address(), key == null ? null : key + "-" + values, values);
    }
}

package org.dealdesk.policy;

import java.util.regex.Pattern;
import org.dealdesk.platform.input.Fields;

/** Codes that people type and machines compare: versions, SKUs, guardrail ids. */
public final class Codes {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private Codes() {}

    public static String read(Fields fields, String name, int most) {
        String code = fields.identifier(name, most);
        if (code != null && !CODE.matcher(code).matches()) {
            fields.faults()
                    .add(
                            fields.pointer(name),
                            "invalid-character",
                            "must be letters, digits, dots, dashes, underscores");
            return null;
        }
        return code;
    }
}

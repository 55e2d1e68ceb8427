package org.dealdesk.policy.reader;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.platform.input.Fields;

/** Reads the codes of a policy that may have names: roles, segments and regions. */
final class NamesReader {

    static final int LONGEST = 200;
    private static final int MOST_ROLES = 500;
    private static final int MOST_CODES = 200;

    private NamesReader() {}

    /**
     * A list of codes, or an object of codes with their names, in the order written.
     *
     * @return each code with its name, which is null where it has none
     */
    static Map<String, String> codes(Fields fields, String list) {
        return fields.isObject(list) ? fields.entries(list, MOST_CODES, NamesReader::entry) : listed(fields, list);
    }

    /** The names of roles, each of which the rate card must know. */
    static Map<String, String> roles(Fields fields, Set<String> known) {
        Map<String, String> names = fields.entries("roles", MOST_ROLES, NamesReader::entry);
        for (String role : names.keySet()) {
            if (!known.contains(role)) {
                fields.faults().add(fields.below("roles", role), "unknown-value", "is not a role of the rate card");
            }
        }
        return withName(names);
    }

    /** Only the codes that have a name. */
    static Map<String, String> withName(Map<String, String> codes) {
        Map<String, String> named = new HashMap<>(codes);
        named.values().removeIf(name -> name == null);
        return named;
    }

    static String name(Fields fields) {
        return fields.optionalName("name", LONGEST);
    }

    private static String entry(Fields codes, String code) {
        return codes.object(code, NamesReader::name);
    }

    private static Map<String, String> listed(Fields fields, String list) {
        Map<String, String> codes = new LinkedHashMap<>();
        List<String> texts = fields.identifiers(list, MOST_CODES, 80);
        for (int index = 0; index < texts.size(); index++) {
            String code = texts.get(index);
            if (code != null && codes.containsKey(code)) {
                fields.faults().add(fields.pointer(list) + "/" + index, "duplicate", "appears twice in this list");
            } else if (code != null) {
                codes.put(code, null);
            }
        }
        return codes;
    }

    static Set<String> inOrder(Map<String, String> codes) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(codes.keySet()));
    }
}

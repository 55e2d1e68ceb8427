package org.dealdesk.policy;

import java.util.Locale;
import java.util.Map;

/**
 * The names shown instead of a policy's codes. Names affect no computation; a code without one is shown in sentence case.
 *
 * @param roles by code, as are the other two; only codes that have a name
 */
public record PolicyNames(Map<String, String> roles, Map<String, String> segments, Map<String, String> regions) {

    /** A code of one word this short is most often an abbreviation, as in EMEA, and stays as it is. */
    private static final int LONGEST_ABBREVIATION = 4;

    public static final PolicyNames NONE = new PolicyNames(Map.of(), Map.of(), Map.of());

    /** Null for no code, as are the other two. */
    public String role(String code) {
        return named(roles, code);
    }

    public String segment(String code) {
        return named(segments, code);
    }

    public String region(String code) {
        return named(regions, code);
    }

    private static String named(Map<String, String> names, String code) {
        return code == null ? null : named(names.get(code), code);
    }

    /** The name, or the code in sentence case where there is none. */
    static String named(String name, String code) {
        return name == null ? sentenceCase(code) : name;
    }

    /** {@code PROJECT_MANAGER} is read as Project manager, {@code line-discount} as Line discount. */
    static String sentenceCase(String code) {
        String words = code.replace('_', ' ').replace('-', ' ').strip();
        boolean abbreviation = words.length() <= LONGEST_ABBREVIATION && words.indexOf(' ') < 0;
        if (abbreviation || words.isEmpty()) {
            return code;
        }
        int second = words.offsetByCodePoints(0, 1);
        return words.substring(0, second).toUpperCase(Locale.ROOT)
                + words.substring(second).toLowerCase(Locale.ROOT);
    }

    public PolicyNames {
        roles = Map.copyOf(roles);
        segments = Map.copyOf(segments);
        regions = Map.copyOf(regions);
    }
}

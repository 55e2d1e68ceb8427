package org.dealdesk.platform.input;

import java.util.function.IntPredicate;

/** Which characters a text may hold: both databases must store it alike, and a person must be able to read it. */
final class Characters {

    private Characters() {}

    /** U+0000 and lone surrogates are stored differently by H2 and PostgreSQL; other control characters mean nothing to a reader. */
    static boolean acceptable(String text, boolean multiline) {
        return text.codePoints().noneMatch(unacceptable(multiline));
    }

    /** The same text with everything unprintable replaced, so that an error message can quote it. */
    static String printable(String text) {
        if (acceptable(text, true)) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> unacceptable(true).test(point) ? 0xFFFD : point)
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }

    private static IntPredicate unacceptable(boolean multiline) {
        return point -> {
            if (multiline && (point == '\n' || point == '\r' || point == '\t')) {
                return false;
            }
            int type = Character.getType(point);
            return type == Character.CONTROL || type == Character.SURROGATE || (point & 0xFFFE) == 0xFFFE;
        };
    }
}

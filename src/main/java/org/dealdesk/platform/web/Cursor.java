package org.dealdesk.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;

/** Where a page ended, as an opaque text. A changed cursor is refused and never gives access to other rows. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";
    private static final int CHECK_LENGTH = 12;

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private Cursor() {}

    public static String of(String... parts) {
        String text = String.join(SEPARATOR, parts);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((check(text) + text).getBytes(StandardCharsets.UTF_8));
    }

    /** The parts of a cursor, exactly {@code count} of them, as they were written. */
    public static List<String> read(String cursor, int count) {
        List<String> parts = List.of(text(cursor).split(SEPARATOR, -1));
        if (parts.size() != count || !of(parts.toArray(String[]::new)).equals(cursor)) {
            throw invalid();
        }
        return parts;
    }

    /** The one part of a cursor; what sorts before everything where there is none. */
    public static String after(String cursor) {
        return cursor == null ? "" : read(cursor, 1).get(0);
    }

    /** The cursor of a list that is ordered by a number from 0 to {@code most}; {@code start} where there is none. */
    public static long number(String cursor, long start, long most) {
        if (cursor == null) {
            return start;
        }
        try {
            long number = Long.parseLong(read(cursor, 1).get(0));
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException tampered) {
            throw invalid();
        }
        throw invalid();
    }

    /** An instant in a cursor, as {@link Instant#toString} wrote it; none of ours lies outside of what every database keeps. */
    public static Instant instant(String part) {
        try {
            Instant instant = Instant.parse(part);
            if (!instant.isBefore(FIRST) && instant.isBefore(LAST)) {
                return instant;
            }
        } catch (DateTimeParseException tampered) {
            throw invalid();
        }
        throw invalid();
    }

    public static InvalidInput invalid() {
        return InvalidInput.of("/cursor", "invalid-cursor", "is not a cursor of this list");
    }

    private static String text(String cursor) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String text = decoded.length() < CHECK_LENGTH ? "" : decoded.substring(CHECK_LENGTH);
            // Even with a forged check, values that a database refuses in a query are refused here.
            if (text.chars().noneMatch(point -> Character.isISOControl(point) && point != SEPARATOR.charAt(0))) {
                return text;
            }
        } catch (IllegalArgumentException notOurs) {
            throw invalid();
        }
        throw invalid();
    }

    /** Detects changed cursors; it is no secret. */
    private static String check(String text) {
        return CanonicalJson.sha256("cursor" + SEPARATOR + text).substring(0, CHECK_LENGTH);
    }
}

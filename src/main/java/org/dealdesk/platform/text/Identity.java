package org.dealdesk.platform.text;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.dealdesk.platform.json.CanonicalJson;

/**
 * Which identifiers people take for the same: {@code C-1}, {@code c-1} and the same in full-width letters. Each is kept as it was
 * given; what counts by customer or is unique compares keys.
 */
public final class Identity {

    /** The columns hold so many characters; few identifiers grow beyond when they are folded. */
    private static final int LONGEST_KEY = 200;

    private static final int DOTLESS_I = 0x131;
    private static final int DOTTED_CAPITAL_I = 0x130;

    private Identity() {}

    /**
     * The key that equal identifiers share: NFKC, full case folding, no blanks and no invisible characters. Null
     * for null.
     */
    public static String key(String identifier) {
        if (identifier == null) {
            return null;
        }
        String key = identifier;
        String earlier;
        do {
            earlier = key;
            key = normalized(folded(visible(normalized(key))));
        } while (!key.equals(earlier));
        return key.length() <= LONGEST_KEY
                ? key
                : key.substring(0, key.offsetByCodePoints(0, 60)) + "#" + CanonicalJson.sha256(key);
    }

    /** The text without white space and byte order marks at its ends, composed: how an identifier is kept where it may be one. */
    public static String trimmed(String text) {
        return Normalizer.normalize(Characters.stripped(text), Normalizer.Form.NFC);
    }

    /** Which of those that are known was probably meant, where the case, the width or blanks differ. */
    public static Optional<String> meant(String identifier, Collection<String> known) {
        String key = key(identifier);
        return known.stream().filter(one -> key(one).equals(key)).findFirst();
    }

    /** {@code ; there is PS-CONSULT-HR} where that was probably meant, otherwise empty: the end of a message. */
    public static String hint(String identifier, Collection<String> known) {
        return meant(identifier, known).map(one -> "; there is " + one).orElse("");
    }

    /**
     * Full case folding as Unicode defines it, independent of language and context. Java has none, so the text goes through capital
     * letters and back, which comes to the same but for the two letters that only Turkish has: they stay apart from i.
     */
    static String folded(String text) {
        StringBuilder capitals = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == DOTLESS_I) {
                capitals.appendCodePoint(point);
            } else if (point == DOTTED_CAPITAL_I) {
                capitals.append("I\u0307");
            } else {
                capitals.append(Character.toString(Character.toLowerCase(point)).toUpperCase(Locale.ROOT));
            }
        });
        StringBuilder folded = new StringBuilder(capitals.length());
        capitals.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> !Characters.isWhiteSpace(point)
                        && !Characters.isIgnorable(point)
                        && !Characters.isControl(point))
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }
}

package org.dealdesk.platform.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Texts as a search compares them. Both what is searched and what is searched for are folded here, since databases fold by their
 * locale: the same search then finds the same everywhere.
 */
public final class SearchText {

    private static final int DOTLESS_I = 0x131;

    private SearchText() {}

    /**
     * Without accents, case and width: {@code Ünlü Çan} is {@code unlu can}, {@code ΒΟΡΡΆΣ} is {@code βορρασ}, and the Turkish i's are
     * alike. White space of any kind is single blanks, none of them at the ends.
     */
    public static String fold(String text) {
        String folded = text;
        String earlier;
        do {
            earlier = folded;
            folded = Normalizer.normalize(
                    plain(Identity.folded(Normalizer.normalize(folded, Normalizer.Form.NFKD))), Normalizer.Form.NFC);
        } while (!folded.equals(earlier));
        return folded;
    }

    /** Several texts to search in at once, none of which runs into the next; those that are null are left out. */
    public static String of(String... texts) {
        return Arrays.stream(texts)
                .filter(Objects::nonNull)
                .map(SearchText::fold)
                .collect(Collectors.joining("\n"));
    }

    /** The pattern of SQL's {@code like … escape '!'} for what holds the term, in which no character has a meaning of its own. */
    public static String pattern(String term) {
        return "%" + fold(term).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(point -> {
            if (Characters.isWhiteSpace(point)) {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (point == DOTLESS_I) {
                plain.append('i');
            } else if (!isMark(point) && !Characters.isIgnorable(point) && !Characters.isControl(point)) {
                plain.appendCodePoint(point);
            }
        });
        return Characters.stripped(plain.toString());
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}

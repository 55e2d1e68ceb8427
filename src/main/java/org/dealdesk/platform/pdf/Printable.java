package org.dealdesk.platform.pdf;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;

/** Texts as a document can show them. */
public final class Printable {

    private static final List<CmapLookup> FONTS =
            Stream.of(DocumentFont.values()).map(DocumentFont::glyphs).toList();

    private Printable() {}

    /**
     * The text with its code in place of each character that the fonts cannot show, such as {@code [U+4E2D]}. Controls, which would
     * change how other characters are shown, count among these; line ends and tabs become spaces.
     */
    public static String of(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder shown = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(character -> add(shown, character));
        return shown.toString();
    }

    private static void add(StringBuilder shown, int character) {
        if (character == '\n' || character == '\t') {
            shown.append(' ');
        } else if (isShown(character)) {
            shown.appendCodePoint(character);
        } else if (character != '\r') {
            shown.append("[U+%04X]".formatted(character));
        }
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> FONTS.stream().allMatch(font -> font.getGlyphId(character) != 0);
        };
    }
}

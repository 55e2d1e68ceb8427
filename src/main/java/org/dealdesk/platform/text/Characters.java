package org.dealdesk.platform.text;

import java.util.function.IntPredicate;

/**
 * What single characters are: white space, visible, able to mislead. Java's own {@code isWhitespace} leaves out the no-break spaces,
 * so the property White_Space of Unicode is spelled out here.
 */
public final class Characters {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Characters() {}

    /** The property White_Space of Unicode. */
    public static boolean isWhiteSpace(int point) {
        return (point >= 0x09 && point <= 0x0D) || point == 0x85 || Character.isSpaceChar(point);
    }

    /** The text without white space and byte order marks at its ends. */
    public static String stripped(String text) {
        int start = 0;
        int end = text.length();
        // All of these characters lie in the basic plane.
        while (start < end && isPadding(text.charAt(start))) {
            start++;
        }
        while (end > start && isPadding(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isPadding(char character) {
        return isWhiteSpace(character) || character == BYTE_ORDER_MARK;
    }

    /** Control characters are not readable, apart from line breaks in texts of several lines. */
    public static boolean isControl(int point) {
        return Character.getType(point) == Character.CONTROL;
    }

    /** Half a character, or a code point that will never be one: both databases must store a text alike. */
    public static boolean isBroken(int point) {
        return Character.getType(point) == Character.SURROGATE
                || (point & 0xFFFE) == 0xFFFE
                || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    /** Reorders what follows, so that a reader sees another text than the one that is stored. */
    public static boolean isDirectionOverride(int point) {
        return point == 0x202D || point == 0x202E;
    }

    /** Changes the direction of what follows, beyond the end of a name when it is shown inside a sentence. */
    public static boolean isDirectionChange(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    /** Invisible, though its category is letter, symbol or mark: fillers, selectors, the braille blank. */
    public static boolean isIgnorable(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || (point >= 0x17B4 && point <= 0x17B5)
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x2800
                || point == 0x3164
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0xFFA0
                || (point >= 0xE0000 && point <= 0xE0FFF)
                || Character.getType(point) == Character.FORMAT;
    }

    /** Whether a text of this character alone shows anything. Unassigned ones may be emoji that are newer than this Java. */
    public static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !isWhiteSpace(point) && !isIgnorable(point);
        };
    }

    /** How a fault names a character: {@code U+202E RIGHT-TO-LEFT OVERRIDE}. */
    public static String named(int point) {
        String name = Character.getName(point);
        return "U+%04X".formatted(point) + (name == null ? "" : " " + name);
    }

    /** The same text with everything unprintable replaced, so that an error message can quote it. */
    public static String printable(String text) {
        IntPredicate unprintable =
                point -> isBroken(point) || isDirectionChange(point) || (isControl(point) && !isLineOf(point));
        if (text.codePoints().noneMatch(unprintable)) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints().map(point -> unprintable.test(point) ? 0xFFFD : point).forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }

    /** What breaks or indents the lines of a longer text. */
    public static boolean isLineOf(int point) {
        return point == '\n' || point == '\r' || point == '\t';
    }
}

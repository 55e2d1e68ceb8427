package org.dealdesk.platform.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.util.OptionalInt;
import org.dealdesk.platform.text.Characters;

/**
 * What a text is for decides how it is read. All three are normalized to NFC, hold at least one visible character, and hold neither
 * control characters, broken Unicode nor what shows a reader another text than the one that is stored.
 */
enum TextKind {
    /** Compared by machines: no invisible characters, no white space but single blanks inside. */
    IDENTIFIER {
        @Override
        String prepared(String text) {
            return Characters.stripped(text);
        }

        @Override
        boolean refuses(int point) {
            return switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.PRIVATE_USE,
                        Character.SURROGATE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> true;
                default -> Characters.isIgnorable(point) || (Characters.isWhiteSpace(point) && point != ' ');
            };
        }

        @Override
        boolean isSpacedOut(String text) {
            return text.contains("  ");
        }
    },
    /** People read it on one line. Joiners, direction marks and selectors belong to many scripts and to emoji. */
    NAME {
        @Override
        String prepared(String text) {
            return Characters.stripped(text);
        }

        @Override
        boolean refuses(int point) {
            int type = Character.getType(point);
            return type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || Characters.isBroken(point)
                    || Characters.isDirectionChange(point);
        }
    },
    /** People read it on several lines: a comment, a justification. */
    PROSE {
        @Override
        String prepared(String text) {
            return text;
        }

        @Override
        boolean refuses(int point) {
            return (Characters.isControl(point) && !Characters.isLineOf(point))
                    || Characters.isBroken(point)
                    || Characters.isDirectionOverride(point);
        }
    };

    /** Without what is at its ends by accident. */
    abstract String prepared(String text);

    abstract boolean refuses(int point);

    boolean isSpacedOut(String text) {
        return false;
    }

    /** The text as it is kept, or null with a fault recorded. */
    String read(JsonNode value, int most, String pointer, Faults faults) {
        if (!value.isTextual()) {
            faults.add(pointer, "wrong-type", "must be text");
            return null;
        }
        String text = prepared(value.textValue());
        OptionalInt refused = text.codePoints().filter(this::refuses).findFirst();
        if (refused.isPresent()) {
            faults.add(pointer, "invalid-character", "must not hold " + Characters.named(refused.getAsInt()));
            return null;
        }
        if (isSpacedOut(text)) {
            faults.add(pointer, "invalid-character", "must not hold two blanks in a row");
            return null;
        }
        String normalized = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (normalized.codePoints().noneMatch(Characters::isVisible)) {
            faults.add(pointer, "blank", "must hold at least one visible character");
            return null;
        }
        if (normalized.codePointCount(0, normalized.length()) > most) {
            faults.add(pointer, "too-long", "must have at most " + most + " characters");
            return null;
        }
        return normalized;
    }

    /** The same for a text that was read before it was stored: it stays as it is where it would be refused today. */
    String readStored(String text, int most) {
        String read = read(TextNode.valueOf(text), most, "", new Faults());
        return read == null ? text : read;
    }
}

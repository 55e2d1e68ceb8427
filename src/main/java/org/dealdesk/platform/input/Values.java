package org.dealdesk.platform.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.dealdesk.platform.text.Notation;
import org.dealdesk.platform.text.TypedText;

/**
 * Reads single values. A faulty one becomes a fault at its pointer, and null.
 *
 * @param stored whether they were read before they were stored: their texts are kept as they are
 */
record Values(boolean stored, Notation notation, Faults faults) {

    String text(JsonNode value, String at, int most, TextKind kind) {
        return stored && value.isTextual()
                ? kind.readStored(value.textValue(), most)
                : kind.read(value, most, at, faults);
    }

    BigDecimal decimal(JsonNode value, String at, Decimals.Range range) {
        if (!value.isTextual() && !value.isNumber()) {
            wrongType(at, "a number, or a decimal in quotes");
            return null;
        }
        String text = value.isTextual()
                ? TypedNumber.plain(value.textValue(), notationOf(value), range, at, faults)
                : value.asText();
        return text == null ? null : Decimals.read(text, value.isTextual(), range, at, faults);
    }

    private Notation notationOf(JsonNode value) {
        return notation == Notation.EXACT && value instanceof TypedText ? Notation.TYPED : notation;
    }

    boolean flag(JsonNode value, String at, boolean otherwise) {
        if (!value.isBoolean()) {
            wrongType(at, "true or false");
            return otherwise;
        }
        return value.booleanValue();
    }

    /** The list; one that is too short comes back nevertheless, so that its elements are read. */
    JsonNode array(JsonNode value, String at, int least, int most) {
        if (!value.isArray()) {
            wrongType(at, "a list");
            return null;
        }
        if (value.size() < least || value.size() > most) {
            faults.add(at, "wrong-size", "must have " + least + " to " + most + " elements");
            return value.size() > most ? null : value;
        }
        return value;
    }

    private void wrongType(String at, String expected) {
        faults.add(at, "wrong-type", "must be " + expected);
    }
}

package org.dealdesk.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Writes a tree as RFC 8785 says: properties sorted by their UTF-16 code units, no white space, the shortest escapes. Of numbers it takes
 * the integers that a double holds exactly. Others would be rounded, so that documents keep them as texts.
 */
final class CanonicalWriter {

    private static final long LARGEST = (1L << 53) - 1;
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(1024);

    private CanonicalWriter() {}

    static String write(JsonNode document) {
        CanonicalWriter writer = new CanonicalWriter();
        writer.value(document);
        return writer.out.toString();
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(node.textValue());
            case NUMBER -> integer(node);
            case BOOLEAN, NULL -> out.append(node.asText());
            default -> throw new IllegalArgumentException("JSON has no values of type " + node.getNodeType());
        }
    }

    private void object(JsonNode object) {
        String[] names = new String[object.size()];
        Iterator<String> given = object.fieldNames();
        for (int index = 0; index < names.length; index++) {
            names[index] = given.next();
        }
        Arrays.sort(names);
        char separator = '{';
        for (String name : names) {
            out.append(separator);
            string(name);
            out.append(':');
            value(object.get(name));
            separator = ',';
        }
        out.append(names.length == 0 ? "{}" : "}");
    }

    private void array(JsonNode array) {
        char separator = '[';
        for (JsonNode element : array) {
            out.append(separator);
            value(element);
            separator = ',';
        }
        out.append(array.isEmpty() ? "[]" : "]");
    }

    private void integer(JsonNode number) {
        long value = number.longValue();
        if (!number.isIntegralNumber() || !number.canConvertToLong() || value > LARGEST || value < -LARGEST) {
            throw new IllegalArgumentException("A document keeps " + number + " as a text: a double may not hold it");
        }
        out.append(value);
    }

    private void string(String text) {
        out.append('"');
        int written = 0;
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (Character.isSurrogate(each)) {
                requirePair(text, index++);
            } else if (each < ' ' || each == '"' || each == '\\') {
                out.append(text, written, index);
                escape(each);
                written = index + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static void requirePair(String text, int index) {
        if (index + 1 == text.length() || !Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1))) {
            throw new IllegalArgumentException("A text with half of a character has no form in UTF-8");
        }
    }

    private void escape(char special) {
        out.append('\\');
        switch (special) {
            case '\b' -> out.append('b');
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            case '"', '\\' -> out.append(special);
            default -> out.append("u00").append(HEX.charAt(special >> 4)).append(HEX.charAt(special & 0xF));
        }
    }
}

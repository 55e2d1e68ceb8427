package org.dealdesk.policy.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes parts of a document as YAML, in the way of the default policy: rows of single values stand on one line. */
final class YamlText {

    private static final int LONGEST_LINE = 160;
    private static final int STEP = 2;
    private static final int MOST_DIGITS = 64;
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_](?:[A-Za-z0-9_ ./-]*[A-Za-z0-9_])?|[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** What a YAML reader takes for something else than text. */
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private YamlText() {}

    /** A whole document. It does not begin with a brace, which would make it JSON. */
    static String of(JsonNode tree) {
        boolean block = tree.isContainerNode() && !tree.isEmpty();
        return String.join("\n", block ? block(tree, 0) : List.of(inline(tree))) + "\n";
    }

    /** The lines of a property. */
    static List<String> entry(String name, JsonNode value, int indent) {
        String start = " ".repeat(indent) + text(name) + ":";
        if (fits(value, indent)) {
            return List.of(start + " " + inline(value));
        }
        List<String> lines = new ArrayList<>();
        lines.add(start);
        lines.addAll(block(value, indent + STEP));
        return lines;
    }

    /** The lines of an element of a list. */
    static List<String> item(JsonNode value, int indent) {
        if (fits(value, indent)) {
            return List.of(" ".repeat(indent) + "- " + inline(value));
        }
        List<String> lines = new ArrayList<>(block(value, indent + STEP));
        lines.set(0, " ".repeat(indent) + "- " + lines.get(0).substring(indent + STEP));
        return lines;
    }

    private static List<String> block(JsonNode value, int indent) {
        List<String> lines = new ArrayList<>();
        value.properties().forEach(inner -> lines.addAll(entry(inner.getKey(), inner.getValue(), indent)));
        if (value.isArray()) {
            value.forEach(element -> lines.addAll(item(element, indent)));
        }
        return lines;
    }

    private static boolean fits(JsonNode value, int indent) {
        return !value.isContainerNode()
                || value.isEmpty()
                || (isInline(value) && indent + inline(value).length() <= LONGEST_LINE);
    }

    /** Single values, and objects and lists of them. */
    private static boolean isInline(JsonNode value) {
        return !value.isContainerNode()
                || value.valueStream().allMatch(inner -> inner.isValueNode() || (inner.isArray() && isOfValues(inner)));
    }

    private static boolean isOfValues(JsonNode list) {
        return list.valueStream().allMatch(JsonNode::isValueNode);
    }

    private static String inline(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream().map(YamlText::pair).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value.isArray()) {
            return value.valueStream().map(YamlText::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isTextual() ? text(value.textValue()) : number(value);
    }

    private static String pair(Map.Entry<String, JsonNode> property) {
        return text(property.getKey()) + ": " + inline(property.getValue());
    }

    private static String number(JsonNode value) {
        boolean plain = value.isNumber()
                && value.decimalValue().precision() <= MOST_DIGITS
                && Math.abs(value.decimalValue().scale()) <= MOST_DIGITS;
        return plain ? value.decimalValue().toPlainString() : value.asText();
    }

    private static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> append(quoted, point));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int point) {
        if (point == '"' || point == '\\') {
            quoted.append('\\').appendCodePoint(point);
        } else if (isVisible(point)) {
            quoted.appendCodePoint(point);
        } else {
            for (char unit : Character.toChars(point)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
            }
        }
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

package org.dealdesk.platform.input;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.dealdesk.platform.text.Characters;

/** Reads one document token by token, refuses what is dangerous or ambiguous, and remembers where everything stands. */
final class DocumentParser {

    private static final int MOST_DIGITS = 64;
    private static final int LONGEST_POINTER = 500;
    /** YAML 1.1 also reads 0777, 0x1F, 1_000 and 1:30 as numbers; here they are text, and refused where a number is due. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final Map<String, Place> places = new HashMap<>();

    DocumentParser(JsonParser parser) {
        this.parser = parser;
    }

    Documents.Located document() throws IOException {
        if (parser.nextToken() == null) {
            throw malformed("it is empty", null);
        }
        remember("");
        JsonNode tree = value("");
        if (parser.nextToken() != null) {
            throw malformed("only one document is allowed", parser.currentLocation());
        }
        return new Documents.Located(tree, places);
    }

    private JsonNode value(String pointer) throws IOException {
        refuseReferences();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw malformed("unexpected " + token, parser.currentLocation());
        };
    }

    private JsonNode object(String pointer) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            refuseReferences();
            String name = parser.currentName();
            String inner = below(pointer, Fields.escaped(name));
            remember(inner);
            parser.nextToken();
            object.set(name, value(inner));
        }
        return object;
    }

    private JsonNode array(String pointer) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String inner = below(pointer, Integer.toString(array.size()));
            remember(inner);
            array.add(value(inner));
        }
        return array;
    }

    private static JsonNode number(String text) {
        return text.length() <= MOST_DIGITS && NUMBER.matcher(text).matches()
                ? NODES.numberNode(new BigDecimal(text))
                : NODES.textNode(text);
    }

    /** Null from where on pointers would be longer than any sensible one: a huge name with many parts must cost no memory. */
    private static String below(String pointer, String name) {
        return pointer == null || pointer.length() + name.length() >= LONGEST_POINTER ? null : pointer + "/" + name;
    }

    private void remember(String pointer) {
        if (pointer != null) {
            places.put(pointer, Place.of(parser.currentTokenLocation()));
        }
    }

    private void refuseReferences() throws IOException {
        if (parser instanceof PlainYaml.Parser yaml && yaml.isMoreThanPlain()) {
            throw malformed("anchors, aliases and tags are not allowed", parser.currentTokenLocation());
        }
    }

    static InvalidInput malformed(String why, JsonLocation where) {
        Place place = where == null ? null : Place.of(where);
        String at = place == null ? "" : " (" + place + ")";
        return InvalidInput.of("", "malformed", Characters.printable("the document is malformed: " + why + at))
                .at(place);
    }
}

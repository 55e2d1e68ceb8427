package org.dealdesk.platform.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads a document that people write, YAML or JSON, into one tree. Numbers are taken from their digits and never pass through
 * binary floating point. What makes YAML dangerous or ambiguous is refused: anchors and aliases, tags, repeated names, several
 * documents in one.
 */
public final class Documents {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_DIGITS = 64;
    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(40).build();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** YAML 1.1 also reads 0777, 0x1F, 1_000 and 1:30 as numbers; here they are text, and refused where a number is due. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Documents() {}

    /** The tree of a JSON text (it starts with a brace) or else a YAML text. */
    public static JsonNode read(String text) {
        if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw InvalidInput.of("", "too-long", "a document has at most 1 MiB");
        }
        boolean json = text.stripLeading().startsWith("{");
        try (JsonParser parser = json ? JSON.createParser(text) : YAML.createParser(text)) {
            return document(parser);
        } catch (JsonProcessingException malformed) {
            throw malformed(malformed.getOriginalMessage(), malformed.getLocation());
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof InvalidInput refused) {
                throw refused;
            }
            throw malformed("it cannot be read", null);
        }
    }

    private static JsonNode document(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw malformed("it is empty", null);
        }
        JsonNode tree = value(parser);
        if (parser.nextToken() != null) {
            throw malformed("only one document is allowed", parser.currentLocation());
        }
        return tree;
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        refuseReferences(parser);
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw malformed("unexpected " + token, parser.currentLocation());
        };
    }

    private static JsonNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            refuseReferences(parser);
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static JsonNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static JsonNode number(String text) {
        return text.length() <= MOST_DIGITS && NUMBER.matcher(text).matches()
                ? NODES.numberNode(new BigDecimal(text))
                : NODES.textNode(text);
    }

    private static void refuseReferences(JsonParser parser) throws IOException {
        if (parser instanceof YAMLParser yaml
                && (yaml.isCurrentAlias() || yaml.getObjectId() != null || yaml.getTypeId() != null)) {
            throw malformed("anchors, aliases and tags are not allowed", parser.currentLocation());
        }
    }

    private static InvalidInput malformed(String why, JsonLocation where) {
        String at = where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
        return InvalidInput.of("", "malformed", Characters.printable("the document is malformed: " + why + at));
    }
}

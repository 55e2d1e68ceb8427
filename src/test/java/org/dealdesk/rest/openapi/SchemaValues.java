package org.dealdesk.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.data.Seeded;

/** Random values that a schema of the API document allows, and values that it refuses. */
final class SchemaValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Words that are usual in a property of this name, so that some requests get past the check of their words. */
    private static final Map<String, List<String>> USUAL = Map.ofEntries(
            Map.entry("owner", List.of("rep", "rep2", "rep3")),
            Map.entry("rep", List.of("rep", "rep2", "rep3")),
            Map.entry("person", List.of("rep", "salesops", "crm")),
            Map.entry("assignee", List.of("salesops", "salesops2", "finance")),
            Map.entry("to", List.of("committee2", "finance2", "2026-12-31")),
            Map.entry("from", List.of("2026-01-01", "2026-11-30")),
            Map.entry("until", List.of("2026-12-31", "2027-01-31")),
            Map.entry("currency", List.of("USD", "EUR", "JPY")),
            Map.entry("sku", List.of("PS-CONSULT-HR", "SUB-LIGHT", "PS-MIGRATION")),
            Map.entry("segment", List.of("ENTERPRISE", "CORE")),
            Map.entry("role", List.of("CONSULTANT", "ARCHITECT")),
            Map.entry("quantity", List.of("1", "60", "200")),
            Map.entry("unitPrice", List.of("240", "275", "48")),
            Map.entry("percent", List.of("100", "50")),
            Map.entry("status", List.of("IN_REVIEW", "APPROVED,WON", "DRAFT")),
            Map.entry("terms", List.of("UNCAPPED_LIABILITY")));

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\u0000",
            "\u202eevil",
            "\ud83d\ude00".repeat(50),
            "x".repeat(5000),
            "' or 1=1 --",
            "<script>alert(1)</script>",
            "${7*7}#{7*7}",
            "=HYPERLINK(\"http://example.com\")",
            "../../etc/passwd",
            "%00%2e%2e",
            "line\r\nSet-Cookie: a=b",
            "1e999",
            "-0",
            "NaN",
            "99999999999999999999999999",
            "0x10",
            "2026-02-30",
            "9999999-01-01",
            "null",
            "true");

    private final JsonNode document;
    private final Seeded chance;

    SchemaValues(JsonNode document, Seeded chance) {
        this.document = document;
        this.chance = chance;
    }

    /** A value of a property or parameter of this name. */
    JsonNode valid(String name, JsonNode described) {
        JsonNode schema = OpenApi.resolved(document, described);
        if (schema.has("oneOf")) {
            return valid(name, chance.oneOf(list(schema.get("oneOf"))));
        }
        if (schema.has("enum")) {
            return chance.oneOf(list(schema.get("enum")));
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" ->
                JSON.numberNode(chance.between(
                        schema.path("minimum").asInt(0), schema.path("maximum").asInt(1000)));
            case "number" -> JSON.numberNode(chance.decimal(100_000, 2));
            case "boolean" -> JSON.booleanNode(chance.chance(50));
            case "null" -> JSON.nullNode();
            default -> TextNode.valueOf(text(name, schema));
        };
    }

    /** The same value with one place of it changed into what a client in error, or an attacker, would send. */
    JsonNode spoiled(JsonNode value) {
        if (value instanceof ObjectNode object && !object.isEmpty() && chance.chance(80)) {
            return spoiledObject(object.deepCopy());
        }
        if (value instanceof ArrayNode array && !array.isEmpty() && chance.chance(80)) {
            ArrayNode changed = array.deepCopy();
            int at = chance.between(0, changed.size() - 1);
            changed.set(at, spoiled(changed.get(at)));
            return changed;
        }
        return hostileNode();
    }

    String hostile() {
        return chance.oneOf(HOSTILE);
    }

    private JsonNode spoiledObject(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = chance.oneOf(names);
        switch (chance.between(0, 3)) {
            case 0 -> object.remove(name);
            case 1 -> object.set("unknownProperty", hostileNode());
            default -> object.set(name, spoiled(object.get(name)));
        }
        return object;
    }

    private JsonNode hostileNode() {
        return switch (chance.between(0, 6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.arrayNode().add(JSON.objectNode());
            case 2 -> JSON.objectNode().put("a", 1);
            case 3 -> JSON.numberNode(new BigDecimal("1e300"));
            case 4 -> JSON.numberNode(-1);
            case 5 -> deep();
            default -> TextNode.valueOf(hostile());
        };
    }

    private static JsonNode deep() {
        JsonNode inner = JSON.arrayNode();
        for (int depth = 0; depth < 200; depth++) {
            inner = JSON.arrayNode().add(inner);
        }
        return inner;
    }

    private JsonNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        List<String> required =
                list(schema.path("required")).stream().map(JsonNode::textValue).toList();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || chance.chance(40)) {
                object.set(property.getKey(), valid(property.getKey(), property.getValue()));
            }
        });
        return object;
    }

    private JsonNode array(String name, JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        int size = chance.between(schema.path("minItems").asInt(0), 3);
        for (int index = 0; index < size; index++) {
            array.add(valid(name, schema.path("items")));
        }
        return array;
    }

    private String text(String name, JsonNode schema) {
        List<String> usual = USUAL.get(name);
        if (usual != null && chance.chance(80)) {
            return chance.oneOf(usual);
        }
        return switch (schema.path("format").asText()) {
            case "date" ->
                LocalDate.of(2026, 11, 1).plusDays(chance.between(0, 90)).toString();
            case "uri" -> "https://hooks.example.com/" + chance.between(1, 9);
            default ->
                schema.path("pattern").asText().contains("0-9")
                        ? chance.decimal(1000, 2).toPlainString()
                        : schema.path("example").asText("Text " + chance.between(1, 999));
        };
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return chance.oneOf(list(type)).textValue();
        }
        return type.asText(schema.has("properties") ? "object" : "string");
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }
}

package org.dealdesk.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.platform.input.Documents;

/** Puts the OpenAPI document together: what people wrote, and what follows from it for every call and every schema. */
final class ApiDescription {

    private ApiDescription() {}

    static ObjectNode assemble() {
        ObjectNode document = read("api");
        ObjectNode schemas = ((ObjectNode) document.required("components")).putObject("schemas");
        ObjectNode input = read("input");
        input.forEach(ApiDescription::close);
        schemas.setAll(input);
        ObjectNode answers = read("answers");
        answers.forEach(ApiDescription::complete);
        schemas.setAll(answers);
        new KnownValues().fill(schemas);

        Operations operations = new Operations(schemas);
        ObjectNode paths = document.putObject("paths");
        for (String file : List.of("deals", "others")) {
            read(file).required("paths").properties().forEach(path -> {
                path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().isObject()) {
                        operations.complete(operation.getKey(), (ObjectNode) operation.getValue());
                    }
                });
                paths.set(path.getKey(), path.getValue());
            });
        }
        return document;
    }

    private static ObjectNode read(String name) {
        try (InputStream text = ApiDescription.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
            return (ObjectNode) Documents.read(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** No property that is not named. */
    private static void close(JsonNode schema) {
        if (schema.has("properties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    /** Answers always have all of their properties. */
    private static void complete(JsonNode schema) {
        close(schema);
        if (schema.has("properties") && !schema.has("required")) {
            requireAll((ObjectNode) schema);
        }
    }

    private static void requireAll(ObjectNode schema) {
        List<JsonNode> optional = new ArrayList<>();
        schema.path("x-optional").forEach(optional::add);
        schema.remove("x-optional");
        ArrayNode required = schema.arrayNode();
        schema.required("properties").fieldNames().forEachRemaining(name -> {
            if (!optional.contains(TextNode.valueOf(name))) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }
}

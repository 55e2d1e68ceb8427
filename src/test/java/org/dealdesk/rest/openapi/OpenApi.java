package org.dealdesk.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.people.Client.Reply;

/** The served description, as a judge of real requests and answers. */
final class OpenApi {

    private final JsonNode document;
    private final SchemaRegistry schemas;

    OpenApi(JsonNode document) {
        this.document = document;
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
    }

    /** What the answer of this call does that its description does not say. */
    List<String> faultsOf(String method, String path, Reply reply) {
        JsonNode response = resolved(
                document,
                document.required("paths")
                        .required(path)
                        .required(method)
                        .required("responses")
                        .path(Integer.toString(reply.status())));
        String type = reply.header("Content-Type");
        if (response.isMissingNode()) {
            return List.of("no answer with status " + reply.status() + " is described");
        }
        if (type == null) {
            return response.has("content") ? List.of("the answer has no content") : List.of();
        }
        String mediaType = type.replaceAll(";.*", "");
        JsonNode content = response.path("content").path(mediaType);
        if (content.isMissingNode()) {
            return List.of("no answer of the type " + type + " is described");
        }
        JsonNode body = mediaType.endsWith("json")
                ? reply.json()
                : TextNode.valueOf(reply.raw().body());
        return faults(content.required("schema"), body);
    }

    List<String> faultsOfInput(String schema, JsonNode input) {
        return faults(JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + schema), input);
    }

    private List<String> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        // Under a keyword that a schema may have, so that its references lead somewhere.
        whole.putObject("$defs").setAll((ObjectNode) document.at("/components/schemas"));
        return schemas.getSchema(relocated(whole)).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    /** Each call of the document, by its method in lower case and its path. */
    static Map<String, JsonNode> operations(JsonNode document) {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("responses"))
                .forEach(operation -> operations.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return operations;
    }

    /** What a reference leads to; anything else is itself. */
    static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private static JsonNode relocated(ObjectNode schema) {
        return CanonicalJson.read(schema.toString().replace("#/components/schemas/", "#/$defs/"));
    }
}

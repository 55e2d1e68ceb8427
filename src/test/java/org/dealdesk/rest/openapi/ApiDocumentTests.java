package org.dealdesk.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The document is sound: it obeys the schema of OpenAPI 3.1 (iteration 2021-04-15 of the OpenAPI Initiative, Apache-2.0), its references
 * lead somewhere, and its schemas are strict.
 */
class ApiDocumentTests {

    /** The properties that an answer can lack. */
    private static final Map<String, Set<String>> OPTIONAL = Map.of(
            "Assessment", Set.of("derivation", "obstacles", "otherSimilarCustomers", "similarCustomers", "ways"),
            "Condition", Set.of("max", "measure", "min", "present", "term"),
            "Economics", Set.of("commissionOf", "commissionPlans"),
            "Finding", Set.of("deals", "otherDeals"),
            "Policy", Set.of("warnings"),
            "Problem",
                    Set.of(
                            "appealUntil",
                            "assessment",
                            "assignee",
                            "commissionState",
                            "deal",
                            "dealStatus",
                            "decidedAt",
                            "decidedBy",
                            "differing",
                            "effectiveFrom",
                            "errors",
                            "listed",
                            "monthState",
                            "otherVersion",
                            "outcome",
                            "payout",
                            "people",
                            "policyState",
                            "reasons",
                            "rejections",
                            "revision"));

    private final JsonNode document = ApiDocument.read();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void obeysTheSchemaOfOpenApi() throws IOException {
        String schema = Files.readString(Path.of("src/test/resources/openapi/schema-3.1.json"));
        assertThat(schemas.getSchema(schema, InputFormat.JSON).validate(document))
                .extracting(Error::toString)
                .isEmpty();
        assertThat(document.toString()).as("extensions").doesNotContain("\"x-");
    }

    @Test
    void holdsSchemasThatObeyJsonSchema() {
        SchemaLocation dialect = SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId());
        document.at("/components/schemas").properties().forEach(schema -> assertThat(
                        schemas.getSchema(dialect).validate(schema.getValue()))
                .as(schema.getKey())
                .extracting(Error::toString)
                .isEmpty());
    }

    @Test
    void resolvesEveryReference() {
        List<String> broken = new ArrayList<>();
        Set<String> used = new TreeSet<>();
        for (JsonNode reference : document.findValues("$ref")) {
            used.add(reference.textValue());
            if (!reference.textValue().startsWith("#/")
                    || document.at(reference.textValue().substring(1)).isMissingNode()) {
                broken.add(reference.textValue());
            }
        }
        assertThat(broken).isEmpty();

        Set<String> components = new TreeSet<>();
        document.get("components").properties().forEach(kind -> kind.getValue()
                .fieldNames()
                .forEachRemaining(name -> components.add("#/components/" + kind.getKey() + "/" + name)));
        components.removeAll(used);
        assertThat(components)
                .as("components that no reference names: remove them")
                .containsExactlyInAnyOrder("#/components/securitySchemes/token", "#/components/securitySchemes/basic");
    }

    @Test
    void takesNoPropertiesThatItDoesNotName() {
        document.at("/components/schemas").properties().forEach(schema -> {
            if (schema.getValue().has("properties")) {
                assertThat(schema.getValue().path("additionalProperties").asText())
                        .as("openapi.yaml: give %s additionalProperties: false", schema.getKey())
                        .isEqualTo("false");
            }
        });
    }

    @Test
    void saysWhichPropertiesAnAnswerAlwaysHas() {
        for (String name : answers()) {
            JsonNode schema = document.at("/components/schemas/" + name);
            Set<String> optional = new TreeSet<>();
            schema.path("properties").fieldNames().forEachRemaining(optional::add);
            schema.path("required").forEach(required -> optional.remove(required.textValue()));
            assertThat(optional)
                    .as("openapi.yaml: answers always have all properties: add these to required of %s", name)
                    .isEqualTo(new TreeSet<>(OPTIONAL.getOrDefault(name, Set.of())));
        }
    }

    /** The schemas that answers are made of. */
    private Set<String> answers() {
        Set<String> found = new TreeSet<>();
        document.get("paths").forEach(path -> path.forEach(operation -> reach(operation.path("responses"), found)));
        document.at("/components/responses").forEach(response -> reach(response, found));
        return found;
    }

    private void reach(JsonNode node, Set<String> found) {
        for (JsonNode reference : node.findValues("$ref")) {
            String name = reference.textValue().replace("#/components/schemas/", "");
            if (!name.startsWith("#") && found.add(name)) {
                reach(document.at("/components/schemas/" + name), found);
            }
        }
    }
}

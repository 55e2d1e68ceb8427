package org.dealdesk.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.testing.Database;
import org.dealdesk.testing.Product;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description is served, committed, sound, and complete. {@code -Dupdate.openapi=true} writes docs/openapi.json anew. */
class OpenApiDocumentIntegrationTests {

    private static final Path COMMITTED = Path.of("docs/openapi.json");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final ObjectMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static JsonNode served() {
        return Product.on(Database.H2).as(null).get("//v3/api-docs").expect(200).json();
    }

    private interface Visitor {
        void visit(String name, JsonNode operation);
    }

    private static void eachOperation(JsonNode document, Visitor visitor) {
        document.required("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        visitor.visit(operation.getKey() + " " + path.getKey(), operation.getValue());
                    }
                }));
    }

    @Test
    void isTheCommittedOne() throws IOException {
        String served = json.writeValueAsString(served()) + "\n";
        if (Boolean.getBoolean("update.openapi")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(served).isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void isServedAsItWasWritten() throws IOException {
        JsonNode written = json.readTree(json.writeValueAsString(ApiDescription.assemble()));
        ObjectNode served = (ObjectNode) served();
        // Where the server is depends on where the document is read.
        assertThat(served.remove("servers").at("/0/url").textValue()).isEqualTo("/");
        assertThat(sorted(served)).isEqualTo(sorted(written));
    }

    /** The order of required properties means nothing, and springdoc has its own. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("required") instanceof ArrayNode required) {
            List<String> names = new ArrayList<>();
            required.forEach(name -> names.add(name.textValue()));
            ArrayNode inOrder = object.putArray("required");
            names.stream().sorted().forEach(inOrder::add);
        }
        node.forEach(OpenApiDocumentIntegrationTests::sorted);
        return node;
    }

    @Test
    void resolvesEveryReference() {
        JsonNode document = served();
        List<String> broken = new ArrayList<>();
        for (JsonNode reference : document.findValues("$ref")) {
            if (document.at(reference.textValue().substring(1)).isMissingNode()) {
                broken.add(reference.textValue());
            }
        }
        assertThat(broken).isEmpty();
        assertThat(document.get("openapi").textValue()).startsWith("3.1");
        assertThat(document.toString()).doesNotContain("\"x-");
    }

    @Test
    void describesEveryOperationWithItsProblems() {
        Set<String> ids = new TreeSet<>();
        eachOperation(served(), (name, operation) -> {
            Set<String> statuses = new TreeSet<>();
            operation.required("responses").fieldNames().forEachRemaining(statuses::add);
            assertThat(statuses).as(name).anyMatch(status -> status.startsWith("2"));
            assertThat(statuses).as(name).contains("400", "401", "500", "503");
            operation.required("responses").forEach(response -> assertThat(
                            response.get("description").textValue())
                    .as(name)
                    .isNotBlank());
            assertThat(operation.required("summary").textValue()).as(name).isNotBlank();
            assertThat(operation.required("description").textValue()).as(name).containsPattern("(?i)\\b(for|reps)\\b");
            assertThat(ids.add(operation.required("operationId").textValue()))
                    .as(name)
                    .isTrue();
        });
        assertThat(ids).isNotEmpty();
    }

    @Test
    void describesWhatTheControllersTakeAndNothingElse() {
        Set<String> taken = new TreeSet<>();
        Product.on(Database.H2)
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        // What a variable may be is no part of its name.
                        .map(path -> path.replaceAll(":[^}]*}", "}"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        taken.add(method.name().toLowerCase(java.util.Locale.ROOT) + " " + path))));
        Set<String> described = new TreeSet<>();
        eachOperation(served(), (name, operation) -> described.add(name));

        assertThat(described).isEqualTo(taken);
    }

    @Test
    void canBeTriedInABrowser() {
        Product.on(Database.H2).as(null).get("//swagger-ui/index.html").expect(200);
    }
}

package org.dealdesk.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description is served and committed, and describes every call. {@code -Dupdate.openapi=true} writes docs/openapi.json anew. */
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
    void isSentAgainOnlyAfterAChange() {
        Client anonymous = Product.on(Database.H2).as(null);
        Reply first = anonymous.get("//v3/api-docs").expect(200);
        assertThat(first.header("Content-Type")).isEqualTo("application/json");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        Reply again = anonymous
                .get("//v3/api-docs", "If-None-Match", first.header("ETag"))
                .expect(304);
        assertThat(again.raw().body()).isEmpty();
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

        assertThat(described)
                .as("the calls of openapi.yaml are those of the controllers")
                .isEqualTo(taken);
    }

    @Test
    void canBeTriedInABrowser() {
        Product.on(Database.H2).as(null).get("//swagger-ui/index.html").expect(200);
    }
}

package org.dealdesk.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** Every call of openapi.yaml says what all calls of its kind have in common: its problems, its paging, its keys and ETags. */
class ApiOperationsTests {

    private static final Pattern SLUG = Pattern.compile("`([a-z-]+)`");
    private static final Set<String> WITH_RETRY_AFTER = Set.of("429", "503");

    private static final Map<String, ProblemType> TYPES =
            Stream.of(ProblemType.values()).collect(Collectors.toMap(ProblemType::slug, type -> type));

    private final JsonNode document = ApiDocument.read();
    private final Map<String, JsonNode> operations = OpenApi.operations(document);
    /** What is wrong, and how to right it. */
    private final List<String> wrong = new ArrayList<>();

    @Test
    void areDescribedInWords() {
        Set<String> ids = new TreeSet<>();
        operations.forEach((name, operation) -> {
            assertThat(operation.get("summary").textValue()).as(name).isNotBlank();
            assertThat(operation.get("description").textValue())
                    .as("%s: say who may call it", name)
                    .containsPattern("(?i)\\b(for|reps)\\b");
            assertThat(ids.add(operation.get("operationId").textValue()))
                    .as("%s has an operationId of its own", name)
                    .isTrue();
            operation.get("responses").properties().forEach(response -> assertThat(
                            resolved(response.getValue()).get("description").textValue())
                    .as(name + ", " + response.getKey())
                    .isNotBlank());
            assertThat(operation.get("responses").properties()).as(name).anyMatch(response -> response.getKey()
                    .startsWith("2"));
        });
        assertThat(ids).hasSizeGreaterThan(50);
    }

    @Test
    void nameTheProblemsThatAllCallsOfTheirKindHave() {
        operations.forEach((name, operation) -> {
            Set<ProblemType> missing = expected(name, operation);
            missing.removeAll(problems(operation).keySet());
            missing.forEach(type -> wrong.add("%s: add `%s` to its %d".formatted(name, type.slug(), type.status())));
        });
        assertThat(wrong).as("openapi.yaml").isEmpty();
    }

    private Set<ProblemType> expected(String name, JsonNode operation) {
        Set<ProblemType> expected = EnumSet.of(
                ProblemType.MALFORMED,
                ProblemType.UNAUTHENTICATED,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.TOO_MANY_CALLS,
                ProblemType.BUSY,
                ProblemType.UNAVAILABLE,
                ProblemType.INTERNAL);
        if (!name.startsWith("get ")) {
            expected.add(ProblemType.CROSS_SITE);
        }
        if (operation.has("requestBody")) {
            Collections.addAll(
                    expected,
                    ProblemType.TOO_LARGE,
                    ProblemType.TOO_SLOW,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    ProblemType.INVALID);
        }
        if (takes(operation, "Idempotency-Key")) {
            Collections.addAll(expected, ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.IDEMPOTENCY_KEY_IN_PROGRESS);
        }
        if (operation.has("parameters")) {
            expected.add(ProblemType.INVALID);
        }
        return expected;
    }

    @Test
    void describeProblemsAsTheCodeKnowsThem() {
        operations.forEach((name, operation) -> {
            problems(operation).forEach((type, status) -> {
                if (type.status() != Integer.parseInt(status)) {
                    wrong.add("%s: move `%s` from %s to %d".formatted(name, type.slug(), status, type.status()));
                }
            });
            operation.get("responses").properties().forEach(response -> describe(name, response));
        });
        assertThat(wrong).as("openapi.yaml").isEmpty();
    }

    private void describe(String name, Map.Entry<String, JsonNode> answer) {
        JsonNode response = resolved(answer.getValue());
        List<ProblemType> types = types(response);
        if (!types.isEmpty()) {
            String text = types.stream()
                    .sorted()
                    .map(type -> "`" + type.slug() + "`: " + type.title())
                    .collect(Collectors.joining("; "));
            if (!text.equals(response.get("description").textValue())) {
                wrong.add("%s: let the description of its %s be \"%s\"".formatted(name, answer.getKey(), text));
            }
            if (!schema(response, "application/problem+json").equals("Problem")) {
                wrong.add("%s: let its %s hold a Problem".formatted(name, answer.getKey()));
            }
        }
        if (response.path("headers").has("Retry-After") != WITH_RETRY_AFTER.contains(answer.getKey())) {
            wrong.add("%s: answers with the status %s, and no others, have Retry-After"
                    .formatted(name, WITH_RETRY_AFTER));
        }
        if (types.isEmpty() != answer.getKey().startsWith("2")) {
            wrong.add("%s: name the problem types of its %s".formatted(name, answer.getKey()));
        }
    }

    @Test
    void pageListsAlike() {
        operations.forEach((name, operation) -> {
            JsonNode response = operation.get("responses").path("200");
            String schema = schema(response, "application/json");
            boolean paged = takes(operation, "limit");
            if (paged != takes(operation, "cursor")
                    || paged != response.path("headers").has("Link")
                    || (paged && !schema.endsWith("Page"))) {
                wrong.add(name
                        + ": a list has the parameters Limit and Cursor, the header Link and the schema of a page");
            }
            if (paged) {
                JsonNode page = document.at("/components/schemas/" + schema);
                assertThat(page.at("/properties/items/items/$ref").asText() + "Page")
                        .as("the items of %s", schema)
                        .isEqualTo("#/components/schemas/" + schema);
                assertThat(page.get("properties").has("next")).as(schema).isTrue();
            }
        });
        assertThat(wrong).as("openapi.yaml").isEmpty();
    }

    @Test
    void answerDealsWithTheirETagAndRepeatsWithTheirHeader() {
        operations.forEach((name, operation) -> {
            boolean repeatable = takes(operation, "Idempotency-Key");
            operation.get("responses").properties().forEach(answer -> {
                JsonNode response = resolved(answer.getValue());
                if (answer.getKey().startsWith("2")) {
                    JsonNode headers = response.path("headers");
                    if (headers.has("ETag")
                            != schema(response, "application/json").equals("Deal")) {
                        wrong.add(name + ": an answer that is a Deal, and no other, has the header ETag");
                    }
                    if (headers.has("Idempotent-Replayed") != repeatable) {
                        wrong.add(name + ": calls with IdempotencyKey, and no others, answer Idempotent-Replayed");
                    }
                }
            });
        });
        assertThat(wrong).as("openapi.yaml").isEmpty();
    }

    private boolean takes(JsonNode operation, String parameter) {
        for (JsonNode described : operation.path("parameters")) {
            if (resolved(described).get("name").textValue().equals(parameter)) {
                return true;
            }
        }
        return false;
    }

    /** The problem types of a call, and the status under which each is described. */
    private Map<ProblemType, String> problems(JsonNode operation) {
        Map<ProblemType, String> problems = new TreeMap<>();
        operation.get("responses").properties().forEach(answer -> types(resolved(answer.getValue()))
                .forEach(type -> problems.put(type, answer.getKey())));
        return problems;
    }

    private static List<ProblemType> types(JsonNode response) {
        return SLUG.matcher(response.get("description").textValue())
                .results()
                .map(slug -> Objects.requireNonNull(TYPES.get(slug.group(1)), "no problem type " + slug.group()))
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return OpenApi.resolved(document, node);
    }

    private static String schema(JsonNode response, String mediaType) {
        return response.path("content")
                .path(mediaType)
                .path("schema")
                .path("$ref")
                .asText()
                .replace("#/components/schemas/", "");
    }
}

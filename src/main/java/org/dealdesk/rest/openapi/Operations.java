package org.dealdesk.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dealdesk.platform.problem.ProblemType;

/**
 * Completes a call with what all calls of its kind have in common: paging of lists, keys and replays of changes, the deal's ETag,
 * and the problems that any of them can end in.
 */
final class Operations {

    private final ObjectNode schemas;

    Operations(ObjectNode schemas) {
        this.schemas = schemas;
        page("Balance");
    }

    void complete(String method, ObjectNode operation) {
        Set<ProblemType> problems = EnumSet.of(
                ProblemType.MALFORMED,
                ProblemType.UNAUTHENTICATED,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.BUSY,
                ProblemType.UNAVAILABLE,
                ProblemType.INTERNAL);
        if (!method.equals("get")) {
            problems.add(ProblemType.CROSS_SITE);
        }
        operation.remove("x-problems").forEach(slug -> problems.add(type(slug.textValue())));
        if (operation.remove("x-ledger") != null) {
            ledger(parameters(operation));
        }
        JsonNode list = operation.remove("x-list");
        if (list != null) {
            list(operation, list.textValue());
        }
        if (operation.has("requestBody")) {
            problems.addAll(Set.of(
                    ProblemType.TOO_LARGE,
                    ProblemType.TOO_SLOW,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    ProblemType.INVALID));
        }
        boolean change = operation.remove("x-change") != null;
        if (change) {
            reference(parameters(operation).addObject(), "parameters/IdempotencyKey");
            problems.addAll(Set.of(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.IDEMPOTENCY_KEY_IN_PROGRESS, ProblemType.INVALID));
        }
        if (operation.has("parameters")) {
            problems.add(ProblemType.INVALID);
        }
        ObjectNode responses = (ObjectNode) operation.required("responses");
        responses.forEach(response -> succeed((ObjectNode) response, change));
        refuse(responses, problems);
    }

    private void succeed(ObjectNode response, boolean change) {
        if (response.remove("x-deal") != null) {
            reference(headers(response).putObject("ETag"), "headers/ETag");
            json(response, "Deal");
        }
        if (change) {
            reference(headers(response).putObject("Idempotent-Replayed"), "headers/IdempotentReplayed");
        }
    }

    private void refuse(ObjectNode responses, Set<ProblemType> problems) {
        Map<Integer, List<ProblemType>> byStatus = problems.stream()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, types) -> {
            ObjectNode response = responses.putObject(Integer.toString(status));
            response.put(
                    "description",
                    types.stream()
                            .map(type -> "`" + type.slug() + "`: " + type.title())
                            .collect(Collectors.joining("; ")));
            if (status == 429 || status == 503) {
                reference(headers(response).putObject("Retry-After"), "headers/RetryAfter");
            }
            reference(
                    response.putObject("content")
                            .putObject("application/problem+json")
                            .putObject("schema"),
                    "schemas/Problem");
        });
    }

    private void list(ObjectNode operation, String item) {
        reference(parameters(operation).addObject(), "parameters/Limit");
        reference(parameters(operation).addObject(), "parameters/Cursor");
        ObjectNode response = operation.putObject("responses").putObject("200");
        response.put("description", "One page");
        reference(headers(response).putObject("Link"), "headers/Link");
        json(response, page(item));
    }

    /** The schema of a page of such items. */
    private String page(String item) {
        ObjectNode page = schemas.putObject(item + "Page");
        page.put("type", "object");
        ObjectNode properties = page.putObject("properties");
        ObjectNode items = properties.putObject("items").put("type", "array");
        reference(items.putObject("items"), "schemas/" + item);
        ObjectNode next = properties.putObject("next");
        next.putArray("type").add("string").add("null");
        next.put("description", "What to pass as cursor to go on; null on the last page");
        page.putArray("required").add("items").add("next");
        page.put("additionalProperties", false);
        return item + "Page";
    }

    private static void ledger(ArrayNode parameters) {
        query(parameters, "deal", "Only entries of the deal with this number").put("type", "string");
        query(parameters, "rep", "Only entries of this rep").put("type", "string");
        query(parameters, "from", "Only entries effective on or after this day")
                .put("type", "string")
                .put("format", "date");
        query(parameters, "to", "Only entries effective on or before this day")
                .put("type", "string")
                .put("format", "date");
    }

    private static ObjectNode query(ArrayNode parameters, String name, String description) {
        return parameters
                .addObject()
                .put("name", name)
                .put("in", "query")
                .put("description", description)
                .putObject("schema");
    }

    private static void json(ObjectNode response, String schema) {
        reference(response.putObject("content").putObject("application/json").putObject("schema"), "schemas/" + schema);
    }

    private static ArrayNode parameters(ObjectNode operation) {
        return operation.withArray("parameters");
    }

    private static ObjectNode headers(ObjectNode response) {
        return response.has("headers") ? (ObjectNode) response.get("headers") : response.putObject("headers");
    }

    private static void reference(ObjectNode node, String component) {
        node.put("$ref", "#/components/" + component);
    }

    private static ProblemType type(String slug) {
        return ProblemType.valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

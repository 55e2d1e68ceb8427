package org.dealdesk.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.testing.data.Seeded;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;

/**
 * Random requests to the calls of the API document: about half are as the document asks, the others have one fault or several. Ids
 * in paths come from earlier answers.
 */
final class RequestGenerator {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private static final String BASE = "^/api/v1";

    private final JsonNode document;
    private final Seeded chance;
    private final SchemaValues values;
    private final Map<String, JsonNode> operations;
    /** The ids that answers named, by the first part of the path in which they are used. */
    private final Map<String, List<String>> known = new TreeMap<>();

    RequestGenerator(JsonNode document, Seeded chance) {
        this.document = document;
        this.chance = chance;
        this.values = new SchemaValues(document, chance);
        this.operations = OpenApi.operations(document);
    }

    /** How many calls the document has. */
    int operations() {
        return operations.size();
    }

    GeneratedRequest next() {
        String key = chance.oneOf(List.copyOf(operations.keySet()));
        JsonNode operation = operations.get(key);
        List<String> query = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        for (JsonNode parameter : parameters(key.split(" ", 2)[1], operation)) {
            add(parameter, query, headers);
        }
        if (chance.chance(3)) {
            query.add("unknown=" + encoded(values.hostile()));
        }
        String tag = operation.at("/tags/0").textValue();
        String address = filled(key) + (query.isEmpty() ? "" : "?" + String.join("&", query));
        JsonNode content = operation.path("requestBody").path("content");
        if (content.isEmpty()) {
            return new GeneratedRequest(key, tag, address, null, null, headers);
        }
        String type = chance.oneOf(names(content));
        String body = body(operation, type, content.get(type).path("schema"));
        return new GeneratedRequest(key, tag, address, chance.chance(3) ? "text/plain" : type, body, headers);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Remembers the ids that an answer names, for the paths of later requests. */
    void learn(GeneratedRequest request, Reply reply) {
        if (reply.status() < 300) {
            learn(root(request.path()), reply.json());
        }
    }

    void learn(String root, JsonNode node) {
        node.properties().forEach(property -> {
            if (List.of("id", "number", "version").contains(property.getKey())
                    && property.getValue().isTextual()) {
                remember(root, property.getValue().textValue());
            }
            learn(property.getKey().equals("reviews") ? "tasks" : root, property.getValue());
        });
        if (node.isArray()) {
            node.forEach(item -> learn(root, item));
        }
    }

    private void remember(String root, String id) {
        List<String> ids = known.computeIfAbsent(root, any -> new ArrayList<>());
        if (ids.size() >= 200) {
            ids.remove(0);
        }
        ids.add(id);
    }

    private List<JsonNode> parameters(String path, JsonNode operation) {
        List<JsonNode> all = new ArrayList<>();
        document.at("/paths/" + path.replace("/", "~1") + "/parameters").forEach(all::add);
        operation.path("parameters").forEach(all::add);
        return all.stream().map(each -> OpenApi.resolved(document, each)).toList();
    }

    private void add(JsonNode parameter, List<String> query, List<String> headers) {
        String name = parameter.get("name").textValue();
        switch (parameter.get("in").textValue()) {
            case "query" -> {
                if (chance.chance(30)) {
                    String value = chance.chance(75)
                            ? values.valid(name, parameter.path("schema")).asText()
                            : values.hostile();
                    query.add(name + "=" + encoded(value));
                }
            }
            case "header" -> {
                if (chance.chance(parameter.path("required").asBoolean() ? 90 : 30)) {
                    headers.add(name);
                    headers.add(headerValue(name));
                }
            }
            default -> {}
        }
    }

    private String headerValue(String name) {
        if (name.equals("If-Match")) {
            return chance.oneOf(
                    List.of("*", "\"1\"", "\"2\"", "W/\"1\", \"7\"", "nonsense", "\"99999999999999999999\""));
        }
        return chance.oneOf(
                List.of("key-" + chance.between(1, 300), "key-" + chance.between(1, 1_000_000), "x".repeat(300)));
    }

    private String filled(String operation) {
        String[] methodAndPath = operation.split(" ", 2);
        String root = root(methodAndPath[1]);
        return PLACEHOLDER
                .matcher(methodAndPath[1].replaceFirst(BASE, ""))
                .replaceAll(found -> Matcher.quoteReplacement(encoded(id(methodAndPath[0], root, found.group(1)))));
    }

    private String id(String method, String root, String name) {
        if (name.equals("revision")) {
            return chance.oneOf(List.of("1", "1", "1", "2", "0", "x", "99999999999"));
        }
        if (root.equals("people") && method.equals("put")) {
            // The demo people stay as they are: the others' calls need them.
            return "newcomer-" + chance.between(1, 9);
        }
        List<String> ids = known.getOrDefault(root, List.of());
        if (ids.isEmpty() || chance.chance(10)) {
            String hostile =
                    values.hostile().replaceAll("[/\\\\;%\u0000\r\n]", "_").trim();
            return hostile.isEmpty() || hostile.length() > 1000 ? "D-999" : hostile;
        }
        return chance.oneOf(ids);
    }

    private String body(JsonNode operation, String type, JsonNode schema) {
        if (type.endsWith("yaml")) {
            return chance.chance(60)
                    ? Rulebook.document("2027." + chance.between(1, 50), LocalDate.of(2027, 1, 1))
                    : values.hostile();
        }
        JsonNode value = realistic(operation.get("operationId").textValue(), schema);
        if (chance.chance(35)) {
            value = values.spoiled(value);
        }
        String text = value.toString();
        return chance.chance(3) ? text.substring(0, text.length() / 2) : text;
    }

    private JsonNode realistic(String operation, JsonNode schema) {
        boolean deal = schema.path("$ref").asText().endsWith("/DealInput");
        if (deal && chance.chance(80)) {
            return chance.oneOf(List.of(Sales.clear(), Sales.forSalesOps(), Sales.forThree(), Sales.blocked()));
        }
        JsonNode value = values.valid(operation, schema);
        if (value instanceof ObjectNode object && object.has("review")) {
            object.put("review", chance.oneOf(known.getOrDefault("tasks", List.of("none"))));
        }
        return value;
    }

    private static String root(String path) {
        return path.replaceFirst(BASE, "").split("/", 3)[1];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

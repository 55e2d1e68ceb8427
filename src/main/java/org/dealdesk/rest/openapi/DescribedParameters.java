package org.dealdesk.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Which query parameters each call of the API takes, by its description. It is read when a request first has any. */
@Component
public class DescribedParameters {

    private final SingletonSupplier<Map<String, Set<String>>> byCall;

    DescribedParameters(ApiDocument document) {
        byCall = SingletonSupplier.of(() -> read(document.tree()));
    }

    /**
     * The names of the parameters.
     *
     * @param pattern the address with its variables in braces, as the dispatcher matched it
     * @return empty where the description does not know the call
     */
    public Optional<Set<String>> of(String method, String pattern) {
        return Optional.ofNullable(byCall.obtain().get(key(method, pattern)));
    }

    private static Map<String, Set<String>> read(ObjectNode document) {
        Map<String, Set<String>> calls = new HashMap<>();
        document.required("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Set<String> names = new HashSet<>();
                    operation.getValue().path("parameters").forEach(parameter -> {
                        JsonNode described = resolved(document, parameter);
                        if (described.path("in").asText().equals("query")) {
                            names.add(described.required("name").textValue());
                        }
                    });
                    calls.put(key(operation.getKey(), path.getKey()), names);
                }));
        return calls;
    }

    private static JsonNode resolved(ObjectNode document, JsonNode parameter) {
        return parameter.has("$ref")
                ? document.at(parameter.get("$ref").textValue().substring(1))
                : parameter;
    }

    /** Variables are told apart by their place: the dispatcher's may have a pattern of their own. */
    private static String key(String method, String pattern) {
        return method.toUpperCase(Locale.ROOT) + " " + pattern.replaceAll("\\{[^}]*}", "{}");
    }
}

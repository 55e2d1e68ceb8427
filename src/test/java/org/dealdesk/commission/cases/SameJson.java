package org.dealdesk.commission.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whether an answer has what a golden file states: numbers compare as numbers, lists as sets, and what is not stated is not asked. */
final class SameJson {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private SameJson() {}

    static boolean matches(JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            return actual.isObject()
                    && expected.properties().stream()
                            .allMatch(property -> matches(property.getValue(), actual.path(property.getKey())));
        }
        if (expected.isArray()) {
            return actual.isArray() && matchesAsSets(expected, actual);
        }
        if (isNumber(expected) && isNumber(actual)) {
            return new BigDecimal(expected.asText()).compareTo(new BigDecimal(actual.asText())) == 0;
        }
        if (expected.isTextual() && expected.textValue().contains(" or ")) {
            return List.of(expected.textValue().split(" or ")).contains(actual.asText());
        }
        return expected.equals(actual);
    }

    private static boolean matchesAsSets(JsonNode expected, JsonNode actual) {
        List<JsonNode> left = new ArrayList<>();
        actual.forEach(left::add);
        for (JsonNode one : expected) {
            JsonNode found = left.stream()
                    .filter(other -> matches(one, other))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                return false;
            }
            left.remove(found);
        }
        return left.isEmpty();
    }

    private static boolean isNumber(JsonNode json) {
        return json.isNumber()
                || (json.isTextual() && DECIMAL.matcher(json.textValue()).matches());
    }
}

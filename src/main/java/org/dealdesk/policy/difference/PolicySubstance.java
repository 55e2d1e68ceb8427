package org.dealdesk.policy.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.json.CanonicalJson;

/**
 * What of a policy document decides about deals, in canonical form: all but what the version is called, from when it is in force, how
 * things are named and described, the business calendar, and when people are reminded. Two versions of the same substance decide every deal alike.
 */
public final class PolicySubstance {

    private static final List<String> OF_THE_VERSION = List.of("version", "name", "description", "effectiveFrom");
    private static final List<String> WORDS = List.of("name", "description");
    private static final List<String> CODES = List.of("segments", "regions");
    private static final List<String> NAMED = List.of("priceBook", "guardrails", "terms");

    private PolicySubstance() {}

    public static String of(String document) {
        ObjectNode policy = Documents.read(document).deepCopy();
        policy.remove(OF_THE_VERSION);
        for (String list : NAMED) {
            policy.path(list).forEach(PolicySubstance::withoutWords);
        }
        for (String list : CODES) {
            if (policy.has(list)) {
                policy.set(list, codes(policy.get(list)));
            }
        }
        // Roles have no effect of their own: their cost per hour is in the rate card.
        policy.remove("roles");
        if (policy.path("approval") instanceof ObjectNode approval) {
            approval.remove(List.of("calendar", "sla"));
        }
        return CanonicalJson.write(plain(policy));
    }

    /** The codes alone, whether or not they have names; their order has no meaning. */
    private static ArrayNode codes(JsonNode written) {
        TreeSet<String> codes = new TreeSet<>();
        if (written.isObject()) {
            written.fieldNames().forEachRemaining(codes::add);
        } else {
            written.forEach(code -> codes.add(code.asText()));
        }
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        codes.forEach(sorted::add);
        return sorted;
    }

    private static void withoutWords(JsonNode named) {
        if (named instanceof ObjectNode object) {
            object.remove(WORDS);
        }
    }

    /** The same number is the same however many zeros it is written with. */
    private static JsonNode plain(JsonNode node) {
        if (node.isNumber()) {
            return TextNode.valueOf(node.decimalValue().stripTrailingZeros().toPlainString());
        }
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : new ArrayList<>(object.properties())) {
                object.set(property.getKey(), plain(property.getValue()));
            }
        } else if (node.isArray()) {
            ArrayNode array = (ArrayNode) node;
            for (int index = 0; index < array.size(); index++) {
                array.set(index, plain(array.get(index)));
            }
        }
        return node;
    }
}

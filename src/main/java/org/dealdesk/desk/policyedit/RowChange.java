package org.dealdesk.desk.policyedit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.policy.SkuKind;

/** Adds and removes rows of a document, and changes what a guardrail reads its tiers by. */
final class RowChange {

    private RowChange() {}

    /** Does what the button says; answers where to go on, or null where the page is the same. */
    static String perform(ObjectNode tree, String asked, SubmittedForm sent) {
        turn(tree, sent);
        if (asked.startsWith("remove /")) {
            remove(tree, JsonPointer.compile(asked.substring("remove ".length())));
            return asked.matches("remove /guardrails/[0-9]+") ? "parts/guardrails" : null;
        }
        return asked.startsWith("add /") ? add(tree, asked.substring("add ".length())) : null;
    }

    private static void remove(ObjectNode tree, JsonPointer row) {
        JsonNode parent = tree.at(row.head());
        if (parent instanceof ArrayNode list && row.last().mayMatchElement()) {
            list.remove(row.last().getMatchingIndex());
        } else if (parent instanceof ObjectNode object) {
            object.remove(row.last().getMatchingProperty());
        }
    }

    private static String add(ObjectNode tree, String pointer) {
        if (!(tree.at(pointer) instanceof ArrayNode list)) {
            return null;
        }
        ObjectNode row = list.addObject();
        int place = list.size() - 1;
        switch (pointer) {
            case "/guardrails" -> {
                row.put("id", "guardrail-" + list.size());
                row.putArray("max").addObject().put("at", BigDecimal.TEN);
                return "parts/guardrails?n=" + place;
            }
            case "/priceBook" -> {
                row.put("sku", "").put("name", "").put("kind", SkuKind.FIXED_FEE.name());
                return "parts/price-book?from=" + place;
            }
            default -> {
                return null;
            }
        }
    }

    /** Reads the tiers of the guardrail on the page from the other side. */
    private static void turn(ObjectNode tree, SubmittedForm sent) {
        String to = sent.text("direction");
        String from = "max".equals(to) ? "min" : "max";
        String guardrail = sent.text("guardrail");
        boolean asked = to != null && guardrail != null && guardrail.matches("/guardrails/[0-9]{1,5}");
        if (asked && to.matches("max|min") && tree.at(guardrail) instanceof ObjectNode rule && rule.has(from)) {
            Map<String, JsonNode> properties = new LinkedHashMap<>();
            rule.properties()
                    .forEach(each -> properties.put(each.getKey().equals(from) ? to : each.getKey(), each.getValue()));
            rule.removeAll();
            rule.setAll(properties);
        }
    }
}

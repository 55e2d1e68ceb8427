package org.dealdesk.approval.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dealdesk.approval.redaction.RecordFields.Kind;
import org.dealdesk.approval.revision.Growth;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.history.EventType;
import org.dealdesk.policy.Policy;

/**
 * A record's data without costs and what is made of them. {@link RecordFields} lists what is shown; every other field becomes null.
 *
 * @param policy whose guardrails the data names; null where it belongs to no version
 */
record RecordRedaction(Policy policy) {

    JsonNode data(EventType type, JsonNode data) {
        return redacted(data, RecordFields.of(type));
    }

    /** How an earlier approval compares with a revision. */
    JsonNode comparison(JsonNode compared) {
        return redacted(compared, RecordFields.COMPARISON);
    }

    private JsonNode redacted(JsonNode json, Map<String, Kind> known) {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        json.properties()
                .forEach(field -> seen.set(field.getKey(), value(known.get(field.getKey()), field.getValue())));
        return seen;
    }

    private JsonNode value(Kind kind, JsonNode value) {
        if (kind == null || value.isNull()) {
            return JsonNodeFactory.instance.nullNode();
        }
        return switch (kind) {
            case SHOWN -> value;
            case REASONS -> each(value, reason -> TextNode.valueOf(RedactedReason.of(reason.asText())));
            case CONDITIONS -> each(value, RecordRedaction::condition);
            case MEASURES -> each(value, this::measure);
            case AMOUNTS -> each(value, this::amount);
            case COMPARISON -> comparison(value);
            case HIDDEN -> JsonNodeFactory.instance.nullNode();
        };
    }

    private JsonNode measure(JsonNode measure) {
        String guardrail = measure.path("guardrail").asText();
        boolean hidden = policy == null || AssessmentRedaction.showsCost(guardrail, policy);
        return redacted(measure, hidden ? RecordFields.MEASURE_OF_COST : RecordFields.MEASURE);
    }

    private JsonNode amount(JsonNode amount) {
        boolean commission = amount.path("figure").asText().equals(Growth.Figure.COMMISSION.name());
        return redacted(amount, commission ? RecordFields.COMMISSION : RecordFields.AMOUNT);
    }

    private static JsonNode condition(JsonNode condition) {
        return CostRedaction.withoutCost(Condition.fromJson(condition)).toJson();
    }

    private static JsonNode each(JsonNode array, UnaryOperator<JsonNode> change) {
        ArrayNode changed = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> changed.add(change.apply(element)));
        return changed;
    }
}

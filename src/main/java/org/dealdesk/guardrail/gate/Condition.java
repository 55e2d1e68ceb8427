package org.dealdesk.guardrail.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.Measurement;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Measure;

/** What an approval holds a deal to: a limit on the deal in the words of a guardrail, or a term that must or must not be there. */
public sealed interface Condition {

    /** A deal-level measure that must not go above, or not below, a value. */
    record Limit(Measure measure, Direction direction, BigDecimal value) implements Condition {

        public Limit {
            if (!measures(measure)) {
                throw new IllegalArgumentException(measure + " is not measured of the deal alone");
            }
        }

        /** Whether the measure has one value per deal, independent of the customer's other deals. */
        static boolean measures(Measure measure) {
            return !measure.ofLine() && !measure.ofCustomer();
        }

        @Override
        public Optional<String> brokenBy(PricedDeal deal) {
            Guardrail asGuardrail = new Guardrail(
                    "condition",
                    null,
                    measure,
                    direction,
                    List.of(new Guardrail.Tier(value, List.of())),
                    new Guardrail.Scope(null, null, null, null),
                    null);
            List<Finding> findings = new ArrayList<>(1);
            new Measurement(deal, Economics.of(deal), CustomerInputs.none()).judge(asGuardrail, findings);
            return findings.stream()
                    .filter(finding -> !finding.passes())
                    .map(finding -> "%s is %s, the condition is %s"
                            .formatted(measure, Objects.requireNonNullElse(finding.measured(), "undefined"), this))
                    .findFirst();
        }

        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("measure", measure.name())
                    .put(direction.word(), value.toPlainString());
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(measure, direction.word(), value.toPlainString());
        }
    }

    /** A limit whose value is hidden from the reader. It says what was limited; no deal can be held to it. */
    record Withheld(Measure measure, Direction direction) implements Condition {

        @Override
        public Optional<String> brokenBy(PricedDeal deal) {
            throw new IllegalStateException("A condition without its value is for reading only");
        }

        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("measure", measure.name())
                    .putNull(direction.word());
        }
    }

    /** A term that must be there, or must not. */
    record OnTerm(String term, boolean present) implements Condition {

        @Override
        public Optional<String> brokenBy(PricedDeal deal) {
            boolean there = deal.proposal().terms().contains(term);
            return there == present
                    ? Optional.empty()
                    : Optional.of("%s is %s".formatted(term, there ? "there and must not be" : "missing"));
        }

        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance.objectNode().put("term", term).put("present", present);
        }

        @Override
        public String toString() {
            return term + (present ? " present" : " absent");
        }
    }

    /** How a deal breaks it; empty where it keeps it. A measure that the deal does not have at all keeps every limit. */
    Optional<String> brokenBy(PricedDeal deal);

    ObjectNode toJson();

    /** Conditions as they are sent and stored. */
    static ArrayNode toJson(List<Condition> conditions) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        conditions.forEach(condition -> array.add(condition.toJson()));
        return array;
    }

    /** What {@link #toJson} wrote. */
    static Condition fromJson(JsonNode json) {
        if (json.has("term")) {
            return new OnTerm(
                    json.required("term").textValue(), json.required("present").booleanValue());
        }
        Direction direction = json.has("max") ? Direction.MAX : Direction.MIN;
        String value = json.required(direction == Direction.MAX ? "max" : "min").textValue();
        return new Limit(Measure.valueOf(json.required("measure").textValue()), direction, new BigDecimal(value));
    }
}

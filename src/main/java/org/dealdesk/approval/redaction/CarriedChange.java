package org.dealdesk.approval.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A value that is another one than it was when an approval was given that carried over.
 *
 * @param figure {@code TCV} or {@code COMMISSION}; null where it is the value of a guardrail
 * @param guardrail null where it is an amount
 * @param currency of an amount
 */
public record CarriedChange(String figure, String guardrail, String currency, String approved, String now) {

    /** The amounts first, then the values of guardrails; what the reader may not see has no value and is left out. */
    public static List<CarriedChange> of(JsonNode compared) {
        List<CarriedChange> changes = new ArrayList<>();
        for (JsonNode amount : compared.path("amounts")) {
            if (hasChanged(amount)) {
                changes.add(new CarriedChange(
                        amount.required("figure").textValue(),
                        null,
                        amount.required("currency").textValue(),
                        amount.get("approved").textValue(),
                        amount.get("now").textValue()));
            }
        }
        for (JsonNode measure : compared.path("measures")) {
            if (hasChanged(measure)) {
                changes.add(new CarriedChange(
                        null,
                        measure.required("guardrail").textValue(),
                        null,
                        measure.get("approved").textValue(),
                        measure.get("now").textValue()));
            }
        }
        return changes;
    }

    private static boolean hasChanged(JsonNode compared) {
        return compared.path("approved").isTextual()
                && compared.path("now").isTextual()
                && !compared.get("approved").equals(compared.get("now"));
    }
}

package org.dealdesk.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.approval.revision.CarriedApprovals.Carried;

/**
 * An approval of the viewer's that stands for a later revision.
 *
 * @param changes what is another value than it was, as far as the viewer may see it
 */
record CarriedRow(
        String deal,
        String name,
        String customer,
        String function,
        int given,
        int revision,
        Viewer.Moment at,
        List<Change> changes) {

    /** @param amount {@code TCV} or {@code COMMISSION}; null where it is the value of a guardrail */
    record Change(String amount, String guardrail, String before, String now) {}

    static CarriedRow of(Carried carried, JsonNode compared, Viewer viewer) {
        return new CarriedRow(
                carried.deal().toString(),
                carried.name(),
                carried.customer(),
                carried.function().name(),
                carried.given(),
                carried.revision(),
                viewer.moment(carried.at()),
                changes(compared));
    }

    /** The amounts first, then the values of guardrails. */
    static List<Change> changes(JsonNode compared) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode amount : compared.path("amounts")) {
            if (hasChanged(amount)) {
                String currency = amount.required("currency").textValue();
                changes.add(new Change(
                        amount.required("figure").textValue(),
                        null,
                        Shown.amount(new BigDecimal(amount.get("approved").textValue()), currency),
                        Shown.withUnit(
                                Shown.amount(new BigDecimal(amount.get("now").textValue()), currency), currency)));
            }
        }
        for (JsonNode measure : compared.path("measures")) {
            if (hasChanged(measure)) {
                changes.add(new Change(
                        null,
                        measure.required("guardrail").textValue(),
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

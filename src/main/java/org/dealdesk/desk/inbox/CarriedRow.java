package org.dealdesk.desk.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.approval.redaction.CarriedChange;
import org.dealdesk.approval.revision.CarriedApprovals.Carried;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Viewer;
import org.dealdesk.policy.Policy;

/**
 * An approval of the viewer's that stands for a later revision.
 *
 * @param changes what is another value than it was, as far as the viewer may see it
 */
record CarriedRow(DealName deal, String function, int given, int revision, Viewer.Moment at, List<Change> changes) {

    /**
     * @param amount {@code TCV} or {@code COMMISSION}; null where it is the value of a guardrail
     * @param guardrail by the name that the policy gives it
     */
    record Change(String amount, String guardrail, String before, String now) {}

    static CarriedRow of(Carried carried, JsonNode compared, Policy policy, Viewer viewer) {
        return new CarriedRow(
                new DealName(carried.deal().toString(), carried.name(), carried.customer()),
                carried.function().name(),
                carried.given(),
                carried.revision(),
                viewer.moment(carried.at()),
                changes(compared, policy));
    }

    /** The amounts first, then the values of guardrails. */
    static List<Change> changes(JsonNode compared, Policy policy) {
        return CarriedChange.of(compared).stream()
                .map(changed -> change(changed, policy))
                .toList();
    }

    private static Change change(CarriedChange changed, Policy policy) {
        if (changed.figure() == null) {
            return new Change(null, policy.nameOf(changed.guardrail()), changed.approved(), changed.now());
        }
        String currency = changed.currency();
        return new Change(
                changed.figure(),
                null,
                Format.amount(new BigDecimal(changed.approved()), currency),
                Format.withUnit(Format.amount(new BigDecimal(changed.now()), currency), currency));
    }
}

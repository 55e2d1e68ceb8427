package org.dealdesk.guardrail.economics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.money.Rounding;

/**
 * The rest of the contract that a change order adds to, when it was assessed. It is stored with the revision, so that it re-assesses to
 * the same result for ever. Credit notes are not deducted.
 *
 * @param deals the original and its other change orders that count, by number; empty for a deal that is a contract of its own
 * @param tcv of these deals, in the policy's currency, as is {@code acv}
 */
public record ContractInputs(List<String> deals, BigDecimal tcv, BigDecimal acv) {

    /** Of a deal that is no change order. */
    public static final ContractInputs NONE = new ContractInputs(List.of(), BigDecimal.ZERO, BigDecimal.ZERO);

    public ContractInputs {
        deals = List.copyOf(deals);
    }

    /** Whether the deal is a change order. */
    public boolean isAsked() {
        return !deals.isEmpty();
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode numbers = json.putArray("deals");
        deals.forEach(numbers::add);
        json.put("tcv", Rounding.plain(tcv));
        json.put("acv", Rounding.plain(acv));
        return json;
    }

    /** Those that are stored with a revision; none where it is no change order. */
    public static ContractInputs ofRevision(JsonNode document) {
        if (!document.has("contract")) {
            return NONE;
        }
        JsonNode json = document.get("contract");
        List<String> deals = new ArrayList<>();
        json.required("deals").forEach(number -> deals.add(number.textValue()));
        return new ContractInputs(
                deals,
                new BigDecimal(json.required("tcv").textValue()),
                new BigDecimal(json.required("acv").textValue()));
    }
}

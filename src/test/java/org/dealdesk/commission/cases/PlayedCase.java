package org.dealdesk.commission.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.policy.CommissionRules;
import org.dealdesk.policy.CommissionRules.Accounting;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.reader.PolicyReader;
import org.dealdesk.testing.data.Deals;

/** The world of one sequence: its policy, its clock, and all that was made so far. */
final class PlayedCase {

    final ObjectNode document;
    final Policy policy;
    final PlayedLedger ledger = new PlayedLedger();
    final Map<String, PlayedDeal> deals = new LinkedHashMap<>();
    final Map<String, PlayedBatch> batches = new LinkedHashMap<>();
    private Instant now = Instant.EPOCH;

    PlayedCase(JsonNode golden) {
        document = (ObjectNode) Documents.read(Deals.DEFAULT_POLICY);
        document.set("commission", golden.required("commission"));
        golden.path("policy").properties().forEach(section -> document.set(section.getKey(), section.getValue()));
        policy = PolicyReader.read(document.toString());
    }

    void moveTo(Instant instant) {
        if (instant.isBefore(now)) {
            throw new IllegalArgumentException("commands are in order");
        }
        now = instant;
    }

    LocalDate today() {
        return now.atZone(policy.timeZone()).toLocalDate();
    }

    CommissionRules rules() {
        return policy.commission();
    }

    Accounting accounting() {
        return rules().accounting();
    }

    PlayedDeal deal(String number) {
        PlayedDeal deal = deals.get(number);
        Refused.unless(deal != null, 404, "no deal " + number);
        return deal;
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}

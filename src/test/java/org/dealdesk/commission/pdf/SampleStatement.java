package org.dealdesk.commission.pdf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.dealdesk.commission.month.StatementReading;

/** A statement of November 2026 in which each entry is 330.00 on EARNED. */
final class SampleStatement {

    static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> reasons = new HashMap<>();
    private String name = "Kim Rep";
    private BigDecimal earned = new BigDecimal("1000.00");

    SampleStatement() {
        document.put("format", 1).put("person", "kim").put("month", "2026-11").put("currency", "USD");
        balances("opening");
        document.putArray("deals");
        document.putArray("adjustments");
        document.putArray("payouts");
    }

    SampleStatement named(String other) {
        name = other;
        return this;
    }

    SampleStatement deal(String number, String customer, int entries) {
        ArrayNode of =
                document.withArray("deals").addObject().put("deal", number).putArray("entries");
        for (int entry = 0; entry < entries; entry++) {
            ObjectNode json = of.addObject();
            head(json, "EARNING", "330.00")
                    .put("revision", 1)
                    .put("policy", "2026-01")
                    .put("plan", "standard");
            json.putObject("customer").put("id", "c-1").put("name", customer);
            json.put("base", "16500.00")
                    .put("share", "16500.00")
                    .put("rate", "2")
                    .putArray("tiers");
        }
        return this;
    }

    /** One entry by tiers that comes to nothing, of a customer with another name. */
    SampleStatement tiered(String customer) {
        ObjectNode json = ((ArrayNode) document.at("/deals/0/entries")).addObject();
        head(json, "ACCRUAL", "0.00")
                .put("revision", 2)
                .put("policy", "2026-02")
                .put("plan", "growth");
        json.putObject("customer").put("id", "c-1").put("name", customer);
        json.put("base", "1234567.89")
                .put("share", "500.00")
                .put("attainment", "20000.00")
                .put("cap", "90000.00");
        json.putArray("tiers").addObject().put("above", "10000.00").put("rate", "3.5");
        json.put("why", "MARGIN_BELOW_GATE");
        return this;
    }

    SampleStatement adjustment(String reason) {
        ArrayNode adjustments = document.withArray("adjustments");
        String id = "a-" + adjustments.size();
        head(adjustments.addObject(), "ADJUSTMENT", "-45.50").put("adjustment", id);
        reasons.put(id, reason);
        return this;
    }

    SampleStatement payout() {
        head(document.withArray("payouts").addObject(), "PAYOUT", "700.00")
                .put("batch", "b-1")
                .put("paidOn", "2026-11-25");
        return this;
    }

    private ObjectNode head(ObjectNode json, String type, String amount) {
        earned = earned.add(new BigDecimal(amount));
        return json.put("on", "2026-11-17")
                .put("type", type)
                .put("account", "EARNED")
                .put("amount", amount);
    }

    private void balances(String of) {
        document.putObject(of)
                .put("ACCRUED", "0.00")
                .put("EARNED", earned.toPlainString())
                .put("PAID", "0.00");
    }

    StatementReading.Read open() {
        return read("OPEN", null);
    }

    StatementReading.Read closed() {
        return read("FINAL", SHA256);
    }

    private StatementReading.Read read(String status, String sha256) {
        document.put("status", status);
        balances("closing");
        return new StatementReading.Read(name, document, sha256, null, reasons);
    }
}

package org.dealdesk.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.money.Rounding;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.policy.DealCurrency;
import org.dealdesk.policy.Policy;

/** Makes a proposal of what was typed: it is written as the JSON that a deal is sent as, and read the same way. */
record DealFormReader(DealForm form, Policy policy, Faults faults) {

    private static final Decimals.Range DISCOUNT = Decimals.Range.between("0", "100", 4);
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int PRICE_DECIMALS = 6;

    /** As far as it can be read; what is wrong is in {@code faults}. */
    Proposal read() {
        try (Fields fields = Fields.of(json(), faults)) {
            return ProposalReader.read(fields);
        }
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode customer = json.putObject("customer");
        form.header().forEach((name, value) -> {
            if (name.startsWith("customer/")) {
                customer.put(name.substring("customer/".length()), value);
            } else {
                json.put(name, value);
            }
        });
        ArrayNode terms = json.putArray("terms");
        form.terms().forEach(terms::add);
        rows(json, "credits", form.credits());
        rows(json, "links", form.links());
        ArrayNode lines = json.putArray("lines");
        for (int index = 0; index < form.lines().size(); index++) {
            line(form.lines().get(index), index, lines.addObject());
        }
        return json;
    }

    private static void rows(ObjectNode json, String name, List<Map<String, String>> rows) {
        if (!rows.isEmpty()) {
            ArrayNode array = json.putArray(name);
            rows.forEach(row -> row.forEach(array.addObject()::put));
        }
    }

    private void line(LineForm line, int index, ObjectNode json) {
        line.fields().forEach((name, value) -> {
            if (!name.equals("discount")) {
                json.put(name, value);
            }
        });
        if (line.get("discount") != null) {
            BigDecimal price = discounted(line, "/lines/" + index + "/discount");
            if (price != null) {
                json.put("unitPrice", Rounding.plain(price));
            }
        }
        if (!line.effort().isEmpty()) {
            ArrayNode effort = json.putArray("effort");
            line.effort()
                    .forEach((role, hours) ->
                            effort.addObject().put("role", role).put("hours", hours));
        }
    }

    /** The price that a discount comes to, rounded up: nobody gets more off than was typed. */
    private BigDecimal discounted(LineForm line, String pointer) {
        if (line.get("unitPrice") != null) {
            faults.add(pointer, "not-allowed", "and the price both say it: leave one of them empty");
            return null;
        }
        BigDecimal percent = percent(line.get("discount"), pointer);
        DealCurrency currency =
                form.get("currency") == null ? null : policy.currencies().get(form.get("currency"));
        BigDecimal list = currency == null || line.get("sku") == null
                ? null
                : currency.listPrices().get(line.get("sku"));
        return percent == null || list == null
                ? null
                : Rounding.ceiling(list.multiply(WHOLE.subtract(percent)), WHOLE, PRICE_DECIMALS);
    }

    private BigDecimal percent(String typed, String pointer) {
        Faults found = new Faults();
        BigDecimal percent;
        try (Fields fields = Fields.of(JsonNodeFactory.instance.objectNode().put("discount", typed), found)) {
            percent = fields.optionalDecimal("discount", DISCOUNT);
        }
        found.list().forEach(fault -> faults.add(pointer, fault.code(), fault.detail()));
        return percent;
    }
}

package org.dealdesk.desk.dealform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.guardrail.price.DiscountedPrice;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.text.Notation;
import org.dealdesk.policy.DealCurrency;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;
import org.dealdesk.policy.SkuKind;

/** Makes a proposal of what was typed: it is written as the JSON that a deal is sent as, and read the same way. */
record DealFormReader(DealForm form, Policy policy, Faults faults) {

    private static final String VALIDITY = "validityMonths";
    private static final Set<String> OF_THE_FORM = Set.of("discount", LineForm.NO_EXPIRY);
    private static final Decimals.Range DISCOUNT = Decimals.Range.between("0", "100", 4);
    private static final Decimals.Range QUANTITY = Decimals.Range.above("0", "1000000", 2);
    private static final Decimals.Range MONTHS = Decimals.Range.between("1", "120", 0);

    /** As far as it can be read; what is wrong is in {@code faults}. */
    Proposal read() {
        try (Fields fields = Fields.typed(json(), Notation.TYPED, faults)) {
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
            if (!OF_THE_FORM.contains(name)) {
                json.put(name, value);
            }
        });
        expiry(line, index, json);
        if (line.get("discount") != null) {
            BigDecimal price = discounted(line, "/lines/" + index + "/discount");
            if (price != null) {
                json.put("unitPrice", Decimals.typed(price));
            }
        }
        if (!line.effort().isEmpty()) {
            ArrayNode effort = json.putArray("effort");
            line.effort()
                    .forEach((role, hours) ->
                            effort.addObject().put("role", role).put("hours", hours));
        }
    }

    /**
     * The hours expiry of a one-time line has a default, so an empty field does not mean no expiry. A default from before a
     * subscription was chosen is ignored.
     */
    private void expiry(LineForm line, int index, ObjectNode json) {
        Sku sku = line.get("sku") == null ? null : policy.priceBook().get(line.get("sku"));
        Integer usual = Catalog.usualExpiry(policy);
        boolean filledIn = usual != null && usual.toString().equals(line.get(VALIDITY));
        if (line.hasNoExpiry() || (sku != null && sku.kind() == SkuKind.SUBSCRIPTION && filledIn)) {
            json.remove(VALIDITY);
        } else if (sku != null && sku.kind().isOneTime() && usual != null && line.get(VALIDITY) == null) {
            faults.add(
                    "/lines/" + index + "/" + VALIDITY,
                    "missing",
                    "is required: after how many months the hours expire, or choose no expiry");
        }
    }

    /** The price that a discount comes to: never more off than was typed, however list and net are rounded. */
    private BigDecimal discounted(LineForm line, String pointer) {
        if (line.get("unitPrice") != null) {
            faults.add(pointer, "not-allowed", "and the price both say it: leave one of them empty");
            return null;
        }
        BigDecimal percent = percent(line, pointer);
        DealCurrency currency =
                form.get("currency") == null ? null : policy.currencies().get(form.get("currency"));
        BigDecimal list = currency == null || line.get("sku") == null
                ? null
                : currency.listPrices().get(line.get("sku"));
        if (percent == null || list == null) {
            return null;
        }
        BigDecimal units = units(line);
        return units == null ? DiscountedPrice.part(list, percent) : DiscountedPrice.of(list, units, percent, currency);
    }

    /** Quantity × months, or null where they cannot be read; that is a fault of their own fields. */
    private BigDecimal units(LineForm line) {
        BigDecimal quantity = number(line, "quantity", QUANTITY, new Faults());
        BigDecimal months = policy.priceBook().get(line.get("sku")).kind() == SkuKind.SUBSCRIPTION
                ? number(line, "termMonths", MONTHS, new Faults())
                : BigDecimal.ONE;
        return quantity == null || months == null ? null : quantity.multiply(months);
    }

    private BigDecimal percent(LineForm line, String pointer) {
        Faults found = new Faults();
        BigDecimal percent = number(line, "discount", DISCOUNT, found);
        found.list().forEach(fault -> faults.add(pointer, fault.code(), fault.detail()));
        return percent;
    }

    private static BigDecimal number(LineForm line, String name, Decimals.Range range, Faults found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(name, line.get(name));
        try (Fields fields = Fields.typed(json, Notation.TYPED, found)) {
            return fields.optionalDecimal(name, range);
        }
    }
}

package org.dealdesk.desk.dealform;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.deal.DealLine;
import org.dealdesk.platform.input.Decimals;

/**
 * One line of the form of a deal, as typed.
 *
 * @param fields by name; what is empty is not there
 * @param effort hours by role
 */
record LineForm(Map<String, String> fields, Map<String, String> effort) {

    /** The explicit choice that the hours of a one-time line never expire. */
    static final String NO_EXPIRY = "noExpiry";

    static final LineForm EMPTY = new LineForm(Map.of(), Map.of());

    static LineForm of(DealLine line) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sku", line.sku());
        put(fields, "quantity", line.quantity());
        put(fields, "unitPrice", line.unitPrice());
        put(fields, "termMonths", number(line.termMonths()));
        put(fields, "validityMonths", number(line.validityMonths()));
        if (line.validityMonths() == null && line.termMonths() == null) {
            fields.put(NO_EXPIRY, "true");
        }
        put(fields, "carvedIn", line.carvedIn());
        Map<String, String> effort = new LinkedHashMap<>();
        for (DealLine.Effort planned : line.effort() == null ? List.<DealLine.Effort>of() : line.effort()) {
            put(effort, planned.role(), planned.hours());
        }
        return new LineForm(fields, effort);
    }

    /** Whether all its fields are empty, apart from the default hours expiry. */
    public boolean isEmpty() {
        return effort.isEmpty() && Set.of("validityMonths", NO_EXPIRY).containsAll(fields.keySet());
    }

    boolean hasNoExpiry() {
        return fields.containsKey(NO_EXPIRY);
    }

    public String get(String name) {
        return fields.get(name);
    }

    /** Whether anything is typed into what most lines leave empty. */
    public boolean hasDetails() {
        return !effort.isEmpty() || fields.containsKey("carvedIn");
    }

    LineForm with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new LineForm(changed, effort);
    }

    LineForm without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        return new LineForm(changed, effort);
    }

    LineForm withEffort(String role, String hours) {
        return new LineForm(fields, Map.of(role, hours));
    }

    private static BigDecimal number(Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static void put(Map<String, String> texts, String name, BigDecimal value) {
        if (value != null) {
            texts.put(name, Decimals.typed(value));
        }
    }
}

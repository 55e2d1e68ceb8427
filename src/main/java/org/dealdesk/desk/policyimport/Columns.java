package org.dealdesk.desk.policyimport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;

/**
 * Which column of a text is which.
 *
 * @param names of the document, by index; a column without one is passed over
 */
record Columns(Map<Integer, String> names, boolean headed) {

    /** How spreadsheets head their columns, without case, blanks and punctuation. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("sku", "sku"),
            Map.entry("code", "sku"),
            Map.entry("skucode", "sku"),
            Map.entry("productcode", "sku"),
            Map.entry("item", "sku"),
            Map.entry("name", "name"),
            Map.entry("description", "name"),
            Map.entry("product", "name"),
            Map.entry("productname", "name"),
            Map.entry("kind", "kind"),
            Map.entry("type", "kind"),
            Map.entry("listprice", "listPrice"),
            Map.entry("price", "listPrice"),
            Map.entry("unitprice", "listPrice"),
            Map.entry("role", "role"),
            Map.entry("deliveredby", "role"),
            Map.entry("hourspermonth", "hoursPerMonth"),
            Map.entry("hours", "hoursPerMonth"),
            Map.entry("retired", "retired"),
            Map.entry("replacement", "replacement"),
            Map.entry("cost", "cost"),
            Map.entry("costperhour", "cost"),
            Map.entry("hourlycost", "cost"),
            Map.entry("rate", "cost"));

    private static final int PRICED_PAIR = 2;

    /** By the first row, where it names the key or two columns; else in the usual order, of two columns the key and the figure. */
    static Columns of(List<String> first, Table table) {
        Map<Integer, String> known = new LinkedHashMap<>();
        for (int index = 0; index < first.size(); index++) {
            String name = WORDS.get(first.get(index).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", ""));
            if (name != null && table.columns().contains(name)) {
                refuseSecond(known, name);
                known.put(index, name);
            }
        }
        if (!known.containsValue(table.key()) && known.size() < 2) {
            return new Columns(usual(first.size(), table), false);
        }
        if (!known.containsValue(table.key())) {
            throw new InvalidInput(List.of(new Fault("/" + table.key(), "missing", "there is no such column")));
        }
        return new Columns(known, true);
    }

    private static void refuseSecond(Map<Integer, String> known, String name) {
        if (known.containsValue(name)) {
            throw new InvalidInput(List.of(new Fault("/" + name, "duplicate", "there are two such columns")));
        }
    }

    private static Map<Integer, String> usual(int count, Table table) {
        Map<Integer, String> names = new LinkedHashMap<>();
        if (count == PRICED_PAIR && table == Table.PRICE_BOOK) {
            names.put(0, "sku");
            names.put(1, "listPrice");
            return names;
        }
        for (int index = 0; index < Math.min(count, table.columns().size()); index++) {
            names.put(index, table.columns().get(index));
        }
        return names;
    }
}

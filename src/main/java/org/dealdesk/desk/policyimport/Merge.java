package org.dealdesk.desk.policyimport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dealdesk.desk.policyimport.Rows.Row;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;

/** Puts rows into a table of the document: a known key changes its entry, a new one adds an entry. */
final class Merge {

    private static final Decimals.Range ANY = Decimals.Range.between("-1000000000000", "1000000000000", 6);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> KINDS = Map.of(
            "TIME_MATERIALS", "TIME_AND_MATERIALS",
            "T_M", "TIME_AND_MATERIALS",
            "TIME_AND_MATERIAL", "TIME_AND_MATERIALS",
            "PACKAGE", "FIXED_FEE",
            "FIXED_PRICE", "FIXED_FEE");

    private final Table table;
    private final Rows rows;
    private final Map<String, JsonNode> entries = new LinkedHashMap<>();
    private final Map<String, Row> taken = new LinkedHashMap<>();
    private final List<Preview.RowFault> faults = new ArrayList<>();

    private Merge(Table table, Rows rows) {
        this.table = table;
        this.rows = rows;
    }

    /**
     * A document with the rows.
     *
     * @param taken the row of each key
     * @param faults of cells that cannot be read
     */
    record Merged(ObjectNode tree, Map<String, Row> taken, List<Preview.RowFault> faults) {}

    /**
     * @param complete whether entries that no row has are removed
     */
    static Merged of(ObjectNode document, Table table, Rows rows, boolean complete) {
        Merge merge = new Merge(table, rows);
        merge.entries.putAll(entries(document, table));
        rows.list().forEach(merge::take);
        if (complete) {
            merge.entries.keySet().retainAll(merge.taken.keySet());
        }
        ObjectNode tree = document.deepCopy();
        tree.set(table.property(), merge.written());
        return new Merged(tree, merge.taken, merge.faults);
    }

    /** The entries of the table by their keys. */
    static Map<String, JsonNode> entries(ObjectNode document, Table table) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        JsonNode written = document.path(table.property());
        written.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        if (written.isArray()) {
            written.forEach(entry -> entries.put(entry.path(table.key()).asText(), entry));
        }
        return entries;
    }

    private void take(Row row) {
        String key = row.cells().get(table.key());
        if (key == null) {
            fault(row, table.key(), "is required");
        } else if (taken.containsKey(key)) {
            fault(row, table.key(), "is in row " + taken.get(key).number() + " too");
        } else {
            taken.put(key, row);
            entries.put(key, table == Table.RATE_CARD ? number(row, "cost") : sku(row, entries.get(key)));
        }
    }

    private JsonNode sku(Row row, JsonNode known) {
        ObjectNode sku = known instanceof ObjectNode object ? object.deepCopy() : NODES.objectNode();
        for (String column : table.columns()) {
            if (rows.columns().contains(column)) {
                set(sku, column, row);
            }
        }
        return sku;
    }

    private void set(ObjectNode sku, String column, Row row) {
        String cell = row.cells().get(column);
        JsonNode value = cell == null
                ? null
                : switch (column) {
                    case "listPrice", "hoursPerMonth" -> number(row, column);
                    case "kind" -> NODES.textNode(kind(cell));
                    case "retired" -> flag(cell);
                    default -> NODES.textNode(cell);
                };
        if (value == null) {
            sku.remove(column);
        } else if (!value.equals(sku.get(column))) {
            sku.set(column, value);
        }
    }

    /** Where it cannot be read the cell stays as it is, and is a fault. */
    private JsonNode number(Row row, String column) {
        String cell = row.cells().get(column);
        if (cell == null) {
            fault(row, column, "is required");
            return NODES.textNode("");
        }
        Faults found = new Faults();
        BigDecimal number;
        try (Fields fields = Fields.typed(NODES.objectNode().put("cell", cell), rows.notation(), found)) {
            number = fields.optionalDecimal("cell", ANY);
        }
        found.list().stream().map(Fault::detail).forEach(detail -> fault(row, column, detail));
        return number == null ? NODES.textNode(cell) : NODES.numberNode(number);
    }

    private static String kind(String cell) {
        String word = cell.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_").replaceAll("^_|_$", "");
        return KINDS.getOrDefault(word, word.isEmpty() ? cell : word);
    }

    /** Null for what is sold; what is neither yes nor no stays for the reader of documents to refuse. */
    private static JsonNode flag(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "x", "1", "retired" -> NODES.booleanNode(true);
            case "false", "no", "n", "0" -> null;
            default -> NODES.textNode(cell);
        };
    }

    private JsonNode written() {
        if (table == Table.RATE_CARD) {
            ObjectNode card = NODES.objectNode();
            entries.forEach(card::set);
            return card;
        }
        ArrayNode book = NODES.arrayNode();
        entries.values().forEach(book::add);
        return book;
    }

    private void fault(Row row, String column, String detail) {
        faults.add(new Preview.RowFault(row.number(), column, detail));
    }
}

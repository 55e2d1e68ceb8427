package org.dealdesk.desk.policyimport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.desk.policyimport.Merge.Merged;
import org.dealdesk.desk.policyimport.Rows.Row;
import org.dealdesk.policy.draft.DocumentText;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.policy.lint.LintFinding.Severity;

/**
 * What rows would change in a table of the document.
 *
 * @param text of the document with the rows
 * @param same how many rows leave their entry as it is
 */
record Preview(String text, List<Changed> changes, int same, List<RowFault> faults, boolean headed) {

    /** What is wrong in a row; {@code column} is in the words of the document. */
    record RowFault(long row, String column, String detail) {}

    /**
     * An entry that differs.
     *
     * @param what ADDED, CHANGED or REMOVED
     * @param row 0 where no row has it
     */
    record Changed(String what, long row, String key, List<Value> values) {}

    /** A value that differs; empty where there is none. */
    record Value(String column, String before, String now) {}

    static Preview of(ObjectNode before, String document, Table table, Rows rows, Merged merged) {
        Map<String, JsonNode> old = Merge.entries(before, table);
        Map<String, JsonNode> now = Merge.entries(merged.tree(), table);
        List<Changed> changes = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>(merged.taken().keySet());
        keys.addAll(old.keySet());
        keys.forEach(
                key -> changed(key, old.get(key), now.get(key), merged.taken().get(key), changes));
        long unchanged = merged.taken().keySet().stream()
                .filter(key -> now.get(key).equals(old.get(key)))
                .count();
        return new Preview(
                DocumentText.with(document, merged.tree()), changes, (int) unchanged, merged.faults(), rows.headed());
    }

    /** The same with what lint says of the document with the rows, where it is about one of them. */
    Preview linted(List<LintFinding> findings, Table table, Merged merged) {
        List<String> keys = new ArrayList<>(Merge.entries(merged.tree(), table).keySet());
        List<RowFault> all = new ArrayList<>(faults);
        for (LintFinding finding : findings) {
            String[] steps = finding.pointer().split("/", -1);
            if (finding.severity() == Severity.ERROR && steps.length > 2 && steps[1].equals(table.property())) {
                Row row = merged.taken().get(key(steps[2], keys));
                String column = steps.length > 3 ? steps[3] : table == Table.RATE_CARD ? "cost" : "";
                if (row != null
                        && all.stream()
                                .noneMatch(fault -> fault.row() == row.number()
                                        && fault.column().equals(column))) {
                    all.add(new RowFault(row.number(), column, finding.message()));
                }
            }
        }
        all.sort(Comparator.comparingLong(RowFault::row));
        return new Preview(text, changes, same, List.copyOf(all), headed);
    }

    public long count(String what) {
        return changes.stream().filter(change -> change.what().equals(what)).count();
    }

    private static String key(String step, List<String> keys) {
        String name = step.replace("~1", "/").replace("~0", "~");
        boolean index = name.matches("[0-9]{1,5}") && !keys.contains(name);
        return index && Integer.parseInt(name) < keys.size() ? keys.get(Integer.parseInt(name)) : name;
    }

    private static void changed(String key, JsonNode before, JsonNode now, Row row, List<Changed> changes) {
        if (before == null || !before.equals(now)) {
            String what = before == null ? "ADDED" : now == null ? "REMOVED" : "CHANGED";
            changes.add(new Changed(what, row == null ? 0 : row.number(), key, values(before, now)));
        }
    }

    private static List<Value> values(JsonNode before, JsonNode now) {
        Map<String, Value> values = new LinkedHashMap<>();
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode entry : new JsonNode[] {before, now}) {
            if (entry != null && entry.isObject()) {
                entry.fieldNames().forEachRemaining(columns::add);
            }
        }
        columns.forEach(column -> put(values, column, shown(before, column), shown(now, column)));
        if (columns.isEmpty()) {
            put(values, "cost", shown(before, null), shown(now, null));
        }
        return List.copyOf(values.values());
    }

    private static void put(Map<String, Value> values, String column, String before, String now) {
        if (!before.equals(now)) {
            values.put(column, new Value(column, before, now));
        }
    }

    private static String shown(JsonNode entry, String column) {
        JsonNode value = entry == null ? null : column == null ? entry : entry.get(column);
        if (value == null) {
            return "";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}

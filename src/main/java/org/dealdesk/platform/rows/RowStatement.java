package org.dealdesk.platform.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A statement with its parameters. */
sealed interface RowStatement {

    String sql();

    List<Object> parameters();

    /** Several rows of one table. */
    final class Insert implements RowStatement {

        private final List<Row> rows = new ArrayList<>();

        void add(Row row) {
            rows.add(row);
        }

        @Override
        public String sql() {
            Row first = rows.get(0);
            return "insert into %s (%s) values %s"
                    .formatted(
                            first.table(),
                            String.join(", ", first.columns().keySet()),
                            rows.stream().map(Insert::values).collect(Collectors.joining(", ")));
        }

        private static String values(Row row) {
            return row.columns().values().stream()
                    .map(RowStatement::placeholder)
                    .collect(Collectors.joining(", ", "(", ")"));
        }

        @Override
        public List<Object> parameters() {
            List<Object> all = new ArrayList<>();
            rows.forEach(row -> addTo(all, row.columns()));
            return all;
        }
    }

    /** One row, which must exist. */
    record Update(Row row, Map<String, Object> expected) implements RowStatement {

        @Override
        public String sql() {
            return "update %s set %s where %s"
                    .formatted(row.table(), assignments(row.values(), ", "), assignments(conditions(), " and "));
        }

        private Map<String, Object> conditions() {
            Map<String, Object> all = new LinkedHashMap<>(row.keyColumns());
            all.putAll(expected);
            return all;
        }

        @Override
        public List<Object> parameters() {
            List<Object> all = new ArrayList<>();
            addTo(all, row.values());
            addTo(all, conditions());
            return all;
        }
    }

    private static String assignments(Map<String, Object> columns, String separator) {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + " = " + placeholder(column.getValue()))
                .collect(Collectors.joining(separator));
    }

    private static String placeholder(Object value) {
        return value instanceof Row.Computed computed ? computed.sql() : "?";
    }

    private static void addTo(List<Object> parameters, Map<String, Object> columns) {
        columns.values().stream()
                .filter(value -> !(value instanceof Row.Computed))
                .forEach(parameters::add);
    }
}

package org.dealdesk.platform.rows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One row of a table: the columns of its primary key, and further columns with the values that they get. */
public final class Row {

    private final String table;
    private final Map<String, Object> key = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Row(String table) {
        this.table = table;
    }

    public static Row in(String table) {
        return new Row(table);
    }

    /** A value that the database computes. */
    public record Computed(String sql) {}

    /** Says which row of a table it is. */
    record Identity(String table, Map<String, Object> key) {

        @Override
        public String toString() {
            return table + " " + key;
        }
    }

    public Row key(String column, Object value) {
        key.put(column, value);
        return this;
    }

    public Row set(String column, Object value) {
        values.put(column, value);
        return this;
    }

    public Row set(Map<String, Object> columns) {
        values.putAll(columns);
        return this;
    }

    String table() {
        return table;
    }

    Identity identity() {
        return new Identity(table, Map.copyOf(key));
    }

    Map<String, Object> keyColumns() {
        return Collections.unmodifiableMap(key);
    }

    Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Key and values. */
    Map<String, Object> columns() {
        Map<String, Object> all = new LinkedHashMap<>(key);
        all.putAll(values);
        return all;
    }
}

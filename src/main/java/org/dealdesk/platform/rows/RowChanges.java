package org.dealdesk.platform.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Inserts and updates that {@link Rows} sends together, in the order in which they were added; the inserts into one table go with the
 * first of them. One statement may carry all of them, and it does not see what it writes: a row is changed once at most, and a row that
 * is inserted is not changed. Insert a row in its final state, or send its insert before its update.
 */
public final class RowChanges {

    private final Map<String, RowStatement.Insert> inserts = new LinkedHashMap<>();
    private final List<RowStatement> statements = new ArrayList<>();
    private final Set<Row.Identity> touched = new HashSet<>();

    public void insert(Row row) {
        touch(row);
        String shape = row.table() + row.columns().keySet();
        RowStatement.Insert insert = inserts.get(shape);
        if (insert == null) {
            insert = new RowStatement.Insert();
            inserts.put(shape, insert);
            statements.add(insert);
        }
        insert.add(row);
    }

    /** Changes a row, which must exist. */
    public void update(Row row) {
        updateIf(row, Map.of());
    }

    /** Changes a row, which must exist and have these values; if another transaction has changed it, the use case is tried again. */
    public void updateIf(Row row, Map<String, Object> expected) {
        touch(row);
        statements.add(new RowStatement.Update(row, expected));
    }

    public boolean isEmpty() {
        return statements.isEmpty();
    }

    List<RowStatement> statements() {
        return List.copyOf(statements);
    }

    private void touch(Row row) {
        if (!touched.add(row.identity())) {
            throw new IllegalStateException(row.identity() + " is changed twice at once");
        }
    }
}

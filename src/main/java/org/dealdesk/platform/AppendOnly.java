package org.dealdesk.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** How H2 refuses to change what must stay: the trigger behind every append-only table. PostgreSQL has a function for it. */
public final class AppendOnly implements Trigger {

    private String table;

    @Override
    public void init(
            Connection connection, String schema, String trigger, String tableName, boolean before, int operation) {
        this.table = tableName;
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        throw new SQLException("Rows of " + table + " are never changed or deleted", "23000");
    }
}

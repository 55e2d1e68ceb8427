package org.dealdesk.policy.life;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.h2.tools.TriggerAdapter;

/** How H2 keeps what a policy version says as it was written, and what was activated from being deleted. PostgreSQL has a function. */
public final class PolicyStays extends TriggerAdapter {

    private static final List<String> WRITTEN = List.of(
            "version", "name", "effective_from", "document", "media_type", "sha256", "created_by", "created_at");

    @Override
    public void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
        boolean stays = after == null ? !before.getString("state").equals("ACTIVE") : same(before, after);
        if (!stays) {
            throw new SQLException(
                    "What policy " + before.getString("version") + " says is never changed or deleted", "23000");
        }
    }

    private static boolean same(ResultSet before, ResultSet after) throws SQLException {
        for (String column : WRITTEN) {
            if (!Objects.equals(before.getString(column), after.getString(column))) {
                return false;
            }
        }
        return true;
    }
}

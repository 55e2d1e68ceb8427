package org.dealdesk.platform.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.dealdesk.platform.input.Identity;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives the people that are stored already the keys of their ids. Where two ids differed only in case, both stay: the later one under
 * a key that no id has.
 */
@Component
final class FoldedPeople implements JavaMigration {

    private static final Logger log = LoggerFactory.getLogger(FoldedPeople.class);

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("102");
    }

    @Override
    public String getDescription() {
        return "folded ids of people";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        fill(context.getConnection());
    }

    static void fill(Connection connection) throws SQLException {
        Set<String> taken = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("select id from person order by id");
                PreparedStatement update = connection.prepareStatement("update person set id_key = ? where id = ?");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String id = row.getString("id");
                String key = Identity.key(id);
                if (!taken.add(key)) {
                    log.warn("The id {} differs from another person's only in case", id);
                    // No key holds a blank.
                    key = key + " " + id;
                }
                update.setString(1, key);
                update.setString(2, id);
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}

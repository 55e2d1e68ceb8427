package org.dealdesk.deal;

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
 * Gives the deals that are stored already the keys of their customer and reference, and the text that a search looks into. Where two
 * deals held spellings of one reference, both keep it: the later one under a key that no reference has, until its reference changes.
 */
@Component
final class FoldedDeals implements JavaMigration {

    private static final Logger log = LoggerFactory.getLogger(FoldedDeals.class);

    private static final int ROWS_AT_ONCE = 500;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("101");
    }

    @Override
    public String getDescription() {
        return "folded texts of deals";
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
        String fill = "update deal set customer_key = ?, live_reference_key = ?, search_text = ? where id = ?";
        String next = "select id, status, external_ref, name, customer_id, customer_name from deal where id > ?"
                + " order by id limit " + ROWS_AT_ONCE;
        try (PreparedStatement select = connection.prepareStatement(next);
                PreparedStatement update = connection.prepareStatement(fill)) {
            long last = -1;
            int rows;
            do {
                rows = 0;
                select.setLong(1, last);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows++;
                        last = row.getLong("id");
                        update.setString(1, Identity.key(row.getString("customer_id")));
                        update.setString(2, reference(row, taken));
                        update.setString(
                                3,
                                DealRows.searched(
                                        row.getString("name"),
                                        row.getString("customer_name"),
                                        row.getString("external_ref")));
                        update.setLong(4, last);
                        update.addBatch();
                    }
                }
                if (rows > 0) {
                    update.executeBatch();
                }
            } while (rows == ROWS_AT_ONCE);
        }
    }

    private static String reference(ResultSet row, Set<String> taken) throws SQLException {
        String key = row.getString("status").equals(DealStatus.LOST.name())
                ? null
                : Identity.key(row.getString("external_ref"));
        if (key == null || taken.add(key)) {
            return key;
        }
        log.warn("{} has a reference that an earlier deal has in another spelling", new DealNumber(row.getLong("id")));
        // No key holds a blank.
        return key + " " + row.getLong("id");
    }
}

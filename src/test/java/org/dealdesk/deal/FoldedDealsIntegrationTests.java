package org.dealdesk.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a database from before holds gets its keys, more rows than are read at once included. */
class FoldedDealsIntegrationTests {

    private static final int MANY = 1_200;

    @ParameterizedTest
    @EnumSource(Database.class)
    void givesKeysToWhatIsStored(Database database) throws SQLException {
        Database.Address address = database.fresh();
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table deal (id bigint primary key, status varchar(20), external_ref varchar(100),"
                            + " name varchar(200), customer_id varchar(100), customer_name varchar(200),"
                            + " customer_key varchar(200), live_reference_key varchar(300) unique, search_text varchar(12000))");
            insert(connection, 1, "DRAFT", "OPP-77", "C-1 ");
            insert(connection, 2, "WON", "opp-77\u200B", "c-1");
            insert(connection, 3, "LOST", "Opp-77", "\u00A0C-1");
            insert(connection, 4, "DRAFT", null, "D");
            for (int id = 5; id <= MANY; id++) {
                insert(connection, id, "DRAFT", "R-" + id, "E");
            }

            FoldedDeals.fill(connection);

            assertThat(rows(statement, "id <= 4"))
                    .containsExactly(
                            "1 c-1 opp-77 unlu|acme|opp-77",
                            "2 c-1 opp-77 2 unlu|acme|opp-77",
                            "3 c-1 null unlu|acme|opp-77",
                            "4 d null unlu|acme");
            assertThat(rows(statement, "customer_key = 'e' and live_reference_key is not null"))
                    .hasSize(MANY - 4);
        }
    }

    private static void insert(Connection connection, long id, String status, String reference, String customer)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into deal (id, status, external_ref, name, customer_id, customer_name) values (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, status);
            insert.setString(3, reference);
            insert.setString(4, "\u00DCnl\u00FC");
            insert.setString(5, customer);
            insert.setString(6, "ACME");
            insert.executeUpdate();
        }
    }

    private static List<String> rows(Statement statement, String which) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "select id, customer_key, live_reference_key, search_text from deal where " + which + " order by id")) {
            while (row.next()) {
                rows.add(row.getLong(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                        + row.getString(4).replace('\n', '|'));
            }
        }
        return rows;
    }
}

package org.dealdesk.commission.posting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.h2.tools.TriggerAdapter;

/** How H2 refuses a transaction that is dated in a closed month. PostgreSQL has a function for it. */
public final class ClosedMonth extends TriggerAdapter {

    @Override
    public void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
        LocalDate day = LocalDate.parse(after.getString("effective_on"));
        try (PreparedStatement closed =
                connection.prepareStatement("select closed_month from commission_month where closed_month >= ?")) {
            closed.setString(1, YearMonth.from(day).toString());
            try (ResultSet found = closed.executeQuery()) {
                if (found.next()) {
                    throw new SQLException("The month of " + day + " is closed", "23000");
                }
            }
        }
    }
}

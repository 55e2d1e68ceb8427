package org.dealdesk.platform.rows;

import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Repository;

/** Sends changes of rows in as few statements as the database allows: on PostgreSQL in one, on H2 one after the other. */
@Repository
public class Rows {

    private final JdbcTemplate jdbc;
    private final boolean togetherInOne;

    Rows(JdbcTemplate jdbc) throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.togetherInOne = JdbcUtils.extractDatabaseMetaData(
                        jdbc.getDataSource(), DatabaseMetaData::getDatabaseProductName)
                .equals("PostgreSQL");
    }

    /** Sends them in the transaction at hand. */
    public void send(RowChanges changes) {
        List<RowStatement> statements = changes.statements();
        if (togetherInOne && statements.size() > 1) {
            sendInOne(statements);
        } else {
            statements.forEach(this::sendAlone);
        }
    }

    private void sendAlone(RowStatement statement) {
        requireChanged(statement, jdbc.update(statement.sql(), setter(statement.parameters())));
    }

    /** Each statement is a part of a query, which answers how many rows each update has found. */
    private void sendInOne(List<RowStatement> statements) {
        String parts = IntStream.range(0, statements.size())
                .mapToObj(index -> "w%d as (%s returning 1)"
                        .formatted(index, statements.get(index).sql()))
                .collect(Collectors.joining(",\n"));
        String counts = IntStream.range(0, statements.size())
                .mapToObj("(select count(*) from w%d)"::formatted)
                .collect(Collectors.joining(", "));
        List<Object> parameters = new ArrayList<>();
        statements.forEach(statement -> parameters.addAll(statement.parameters()));
        jdbc.query("with " + parts + "\nselect " + counts, setter(parameters), (ResultSet row) -> {
            for (int index = 0; index < statements.size(); index++) {
                requireChanged(statements.get(index), row.getInt(index + 1));
            }
        });
    }

    private static void requireChanged(RowStatement statement, int rows) {
        if (statement instanceof RowStatement.Update update && rows != 1) {
            throw new OptimisticLockingFailureException(update.row().identity() + " was changed at the same time");
        }
    }

    private static PreparedStatementSetter setter(List<Object> parameters) {
        return statement -> {
            for (int index = 0; index < parameters.size(); index++) {
                set(statement, index + 1, parameters.get(index));
            }
        };
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else {
            StatementCreatorUtils.setParameterValue(statement, index, SqlTypeValue.TYPE_UNKNOWN, value);
        }
    }
}

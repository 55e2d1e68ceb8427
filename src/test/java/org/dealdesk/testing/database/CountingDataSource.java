package org.dealdesk.testing.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Lists the statements sent through it, in order; a batch is one. Counts the transactions that they took, too. */
public final class CountingDataSource extends DelegatingDataSource {

    private final List<String> sent = new ArrayList<>();
    private int transactions;

    public CountingDataSource(DataSource target) {
        super(target);
    }

    /** What was sent since the last call. */
    public synchronized List<String> take() {
        List<String> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** How many transactions ended since the last call. */
    public synchronized int takeTransactions() {
        int taken = transactions;
        transactions = 0;
        return taken;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            if (method.equals("commit") || method.equals("rollback")) {
                endTransaction();
            }
            if (result instanceof PreparedStatement statement) {
                return watched(PreparedStatement.class, statement, (String) arguments[0], connection);
            }
            return result instanceof Statement statement ? watched(Statement.class, statement, "", connection) : result;
        });
    }

    private <S extends Statement> S watched(Class<S> type, S statement, String prepared, Connection connection) {
        return proxy(type, statement, (method, arguments, result) -> {
            if (method.startsWith("execute")) {
                record(arguments == null ? prepared : String.valueOf(arguments[0]));
                if (connection.getAutoCommit()) {
                    endTransaction();
                }
            }
            return result;
        });
    }

    private synchronized void record(String sql) {
        sent.add(sql.replaceAll("\\s+", " ").trim());
    }

    private synchronized void endTransaction() {
        transactions++;
    }

    private interface After {
        Object call(String method, Object[] arguments, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.call(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}

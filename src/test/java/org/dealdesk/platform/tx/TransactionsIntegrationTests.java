package org.dealdesk.platform.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Use cases that collide are tried again, whatever the database calls the collision; what cannot get better is not. */
class TransactionsIntegrationTests {

    private static final String LOCK = "select id from customer where id = ? for update";

    @ParameterizedTest
    @EnumSource(Database.class)
    void triesAgainAfterALockWasNotHadInTime(Database database) throws SQLException {
        Product product = Product.on(database);
        JdbcTemplate jdbc = product.bean(JdbcTemplate.class);
        String row = newRow(jdbc);
        AtomicInteger tries = new AtomicInteger();
        try (Connection holder = holding(product, row)) {
            String had = product.bean(Transactions.class).run(() -> {
                if (tries.incrementAndGet() == 3) {
                    release(holder);
                }
                return jdbc.queryForObject(LOCK, String.class, row);
            });
            assertThat(had).isEqualTo(row);
        }
        assertThat(tries.get()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void resolvesADeadlock(Database database) {
        Product product = Product.on(database);
        JdbcTemplate jdbc = product.bean(JdbcTemplate.class);
        String one = newRow(jdbc);
        String other = newRow(jdbc);
        AtomicInteger tries = new AtomicInteger();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);

        assertThat(Together.act(
                        crossing(product, one, other, tries, bothHoldOne),
                        crossing(product, other, one, tries, bothHoldOne)))
                .containsExactly(other, one);

        assertThat(tries.get()).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void doesNotTryAgainWhatCannotGetBetter(Database database) {
        Product product = Product.on(database);
        JdbcTemplate jdbc = product.bean(JdbcTemplate.class);
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> product.bean(Transactions.class).run(() -> {
                    tries.incrementAndGet();
                    return jdbc.update("insert into customer (id) values (null)");
                }))
                .isInstanceOf(DataIntegrityViolationException.class)
                .isNotInstanceOf(DuplicateKeyException.class);
        assertThat(tries.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsWhoeverWaitsTooLongToComeBack(Database database) throws SQLException {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.clear()));
        try (Connection holder = connection(product)) {
            execute(holder, "select id from deal where id = " + Long.parseLong(number.substring(2)) + " for update");
            Reply refused = product.as("rep")
                    .post("/deals/" + number + "/withdraw", null)
                    .refused(503, "busy");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            release(holder);
        }
        assertThat(Sales.status(sales.act(number, "withdraw"))).isEqualTo("WITHDRAWN");
    }

    /** Locks one row, waits until the other row is locked as well (the first time), and then wants both. */
    private static Callable<String> crossing(
            Product product, String first, String second, AtomicInteger tries, CyclicBarrier bothHoldOne) {
        JdbcTemplate jdbc = product.bean(JdbcTemplate.class);
        AtomicInteger own = new AtomicInteger();
        return () -> product.bean(Transactions.class).run(() -> {
            tries.incrementAndGet();
            jdbc.queryForObject(LOCK, String.class, first);
            if (own.incrementAndGet() == 1) {
                await(bothHoldOne);
            }
            return jdbc.queryForObject(LOCK, String.class, second);
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception stuck) {
            throw new IllegalStateException(stuck);
        }
    }

    private static String newRow(JdbcTemplate jdbc) {
        String row = Sales.newCustomer();
        jdbc.update("insert into customer (id) values (?)", row);
        return row;
    }

    private static Connection holding(Product product, String row) throws SQLException {
        Connection holder = connection(product);
        execute(holder, LOCK.replace("?", "'" + row + "'"));
        return holder;
    }

    private static Connection connection(Product product) throws SQLException {
        Connection connection = product.bean(DataSource.class).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute(sql)).isTrue();
        }
    }

    private static void release(Connection holder) {
        try {
            holder.rollback();
            holder.setAutoCommit(true);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

package org.dealdesk.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.database.CountingDataSource;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of several tables in one statement on PostgreSQL, in one each on H2. */
class RowsIntegrationTests {

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 1", "H2, 3"})
    void storesAllOrNone(Database database, int statements) {
        try (Product product = Product.counted(database)) {
            JdbcClient sql = product.sql();
            sql.sql(
                            "create table one (id integer primary key, amount numeric(9, 2), on_day date, at timestamp with time zone)")
                    .update();
            sql.sql(
                            "create table two (id integer primary key, one integer not null references one (id), note varchar(9))")
                    .update();
            sql.sql("insert into one (id, amount) values (9, 1)").update();
            RowChanges changes = new RowChanges();
            changes.insert(one(1).set("amount", new BigDecimal("1.50"))
                    .set("on_day", LocalDate.of(2026, 11, 27))
                    .set("at", OffsetDateTime.of(2026, 11, 27, 12, 0, 0, 0, ZoneOffset.UTC)));
            changes.insert(one(2).set("amount", null).set("on_day", null).set("at", null));
            changes.insert(two(1, 2));
            changes.updateIf(one(9).set("amount", new Row.Computed("amount + 1")), Map.of("amount", BigDecimal.ONE));

            CountingDataSource counted = product.bean(CountingDataSource.class);
            counted.take();
            send(product, changes);

            assertThat(counted.take()).hasSize(statements);
            assertThat(rows(sql)).containsExactly("1 1.50 2026-11-27", "2 null null", "9 2.00 null");
            refusesWhatDoesNotFit(product);
            assertThat(rows(sql)).hasSize(3);
        }
    }

    private static void refusesWhatDoesNotFit(Product product) {
        RowChanges stale = new RowChanges();
        stale.insert(one(3).set("amount", BigDecimal.ONE));
        stale.updateIf(one(9).set("amount", BigDecimal.TEN), Map.of("amount", BigDecimal.ONE));
        assertThatThrownBy(() -> send(product, stale)).isInstanceOf(OptimisticLockingFailureException.class);

        RowChanges missing = new RowChanges();
        missing.insert(one(3).set("amount", BigDecimal.ONE));
        missing.update(one(4).set("amount", BigDecimal.ONE));
        assertThatThrownBy(() -> send(product, missing)).isInstanceOf(OptimisticLockingFailureException.class);

        RowChanges orphan = new RowChanges();
        orphan.insert(one(3).set("amount", BigDecimal.ONE));
        orphan.insert(two(2, 8));
        assertThatThrownBy(() -> send(product, orphan)).isInstanceOf(DataIntegrityViolationException.class);
    }

    private static Row one(int id) {
        return Row.in("one").key("id", id);
    }

    private static Row two(int id, int one) {
        return Row.in("two").key("id", id).set("one", one).set("note", "x");
    }

    private static void send(Product product, RowChanges changes) {
        product.bean(Transactions.class).run(() -> {
            product.bean(Rows.class).send(changes);
            return null;
        });
    }

    private static List<String> rows(JdbcClient sql) {
        return sql.sql("select * from one order by id")
                .query((row, number) ->
                        row.getInt("id") + " " + row.getBigDecimal("amount") + " " + row.getString("on_day"))
                .list();
    }
}

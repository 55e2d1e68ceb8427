package org.dealdesk.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was written stays, even against statements from a database client. */
class AppendOnlyIntegrationTests {

    private static final List<String> TABLES = List.of(
            "history_record",
            "revision",
            "revision_credit",
            "deal_conflict",
            "decision",
            "decision_in_place_of",
            "ledger_transaction",
            "ledger_entry",
            "won_share");

    static Stream<Arguments> tables() {
        return Stream.of(Database.values())
                .flatMap(database -> TABLES.stream().map(table -> Arguments.of(database, table)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void refusesToChangeOrDeleteRows(Database database, String table) {
        JdbcClient sql = usedProduct(database).sql();
        String column = table.equals("history_record") ? "actor" : firstColumn(sql, table);
        assertRefused(() ->
                sql.sql("update " + table + " set " + column + " = " + column).update());
        assertRefused(() -> sql.sql("delete from " + table).update());
        // Without it PostgreSQL would refuse for another reason.
        String cascade = database == Database.POSTGRESQL ? " cascade" : "";
        assertThatThrownBy(() -> sql.sql("truncate table " + table + cascade).update())
                .isInstanceOf(DataAccessException.class);
    }

    private static void assertRefused(Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("never changed or deleted");
    }

    private static String firstColumn(JdbcClient sql, String table) {
        return sql.sql("""
                        select column_name from information_schema.columns
                         where lower(table_name) = ? order by ordinal_position limit 1
                        """).param(table).query(String.class).single();
    }

    /** A product in which every one of the tables has rows. */
    private static Product usedProduct(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        sales.approveAll(sales.submit(Sales.forSalesOps()).get("number").textValue());
        sales.close("rep", Sales.number(sales.submit(Sales.clear())), "WON", sales.today())
                .expect(200);
        String today = sales.today().toString();
        String delegation = product.as("salesops2")
                .post(
                        "/delegations",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("to", "legal2")
                                .put("function", "SALES_OPS")
                                .put("from", today)
                                .put("until", today))
                .expect(201)
                .json()
                .get("id")
                .textValue();
        sales.decide("legal2", Sales.review(sales.submit(Sales.forSalesOps()), "SALES_OPS"), "REJECT")
                .expect(200);
        product.as("salesops2").delete("/delegations/" + delegation).expect(204);
        return product;
    }
}

package org.dealdesk.approval.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that a transaction has gathered is stored, or none of it. */
class DealWriterIntegrationTests {

    private static final List<String> TABLES = List.of(
            "deal",
            "revision",
            "deal_conflict",
            "review_round",
            "review",
            "decision",
            "ledger_transaction",
            "ledger_entry",
            "history_record",
            "outbox_message",
            "ACT_RU_EXECUTION",
            "ACT_RU_TASK");

    @ParameterizedTest
    @EnumSource(Database.class)
    void leavesNoRowWhereOneIsRefused(Database database) {
        try (Product product = Product.fresh(database)) {
            Sales sales = new Sales(product);
            JsonNode open = sales.submit(Sales.forSalesOps());
            List<String> before = stored(product);

            refuse(product, "ledger_entry", "account <> 'ACCRUED'");
            approve(sales, open, 500);
            product.as("rep").post("/deals?submit=true", Sales.clear()).expect(500);
            allow(product, "ledger_entry");
            refuse(product, "outbox_message", "seq < 2");
            approve(sales, open, 500);
            allow(product, "outbox_message");

            assertThat(stored(product)).isEqualTo(before);
            approve(sales, open, 200);
            assertThat(Sales.status(sales.read(Sales.number(open)))).isEqualTo("APPROVED");
            Invariants.mustHold(product);
        }
    }

    private static void approve(Sales sales, JsonNode deal, int expected) {
        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE").expect(expected);
    }

    private static void refuse(Product product, String table, String unless) {
        String validated = product.address().url().contains("postgresql") ? " not valid" : " nocheck";
        product.sql()
                .sql("alter table %s add constraint refused check (%s)%s".formatted(table, unless, validated))
                .update();
    }

    private static void allow(Product product, String table) {
        product.sql()
                .sql("alter table %s drop constraint refused".formatted(table))
                .update();
    }

    /** How many rows each table has, and where the deals and reviews stand. */
    private static List<String> stored(Product product) {
        List<String> stored = new ArrayList<>();
        for (String table : TABLES) {
            stored.add(table + " "
                    + product.sql()
                            .sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single());
        }
        stored.addAll(product.sql()
                .sql("select id || status || version || history_seq from deal order by id")
                .query(String.class)
                .list());
        stored.addAll(product.sql()
                .sql("select id || status from review order by id")
                .query(String.class)
                .list());
        return stored;
    }
}

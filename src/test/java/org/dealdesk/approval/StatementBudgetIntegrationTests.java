package org.dealdesk.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.dealdesk.testing.database.CountingDataSource;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a request may ask of the database: at most 28 statements, sign-in and idempotency key included; a batch counts once. */
class StatementBudgetIntegrationTests {

    /** 28 in the transaction, and the one before it that signs in. */
    private static final int MOST = 29;

    @ParameterizedTest
    @EnumSource(Database.class)
    void submitsAndDecidesWithinBudget(Database database) {
        try (Product product = Product.counted(database)) {
            CountingDataSource counted = product.bean(CountingDataSource.class);
            // Once through, so that nothing is read for the first time below.
            new Sales(product)
                    .approveAll(new Sales(product)
                            .submit(Sales.forAll())
                            .get("number")
                            .textValue());
            counted.take();

            JsonNode deal = product.as("rep")
                    .post("/deals?submit=true", Sales.forAll(), "Idempotency-Key", "budget-submit")
                    .expect(201)
                    .json();
            assertWithinBudget("submit", counted.take());
            for (String function : List.of("SALES_OPS", "FINANCE", "LEGAL", "COMMITTEE")) {
                deal = product.as(Sales.REVIEWERS.get(function))
                        .post(
                                "/tasks/"
                                        + Sales.review(deal, function).get("id").textValue() + "/decision",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("outcome", "APPROVE")
                                        .put("revision", 1),
                                "Idempotency-Key",
                                "budget-" + function)
                        .expect(200)
                        .json();
                assertWithinBudget(function, counted.take());
            }
            assertThat(deal.get("status").textValue()).isEqualTo("APPROVED");
        }
    }

    private static void assertWithinBudget(String call, List<String> statements) {
        assertThat(statements)
                .as(() -> call + " sent\n" + String.join("\n", statements))
                .hasSizeBetween(1, MOST);
    }
}

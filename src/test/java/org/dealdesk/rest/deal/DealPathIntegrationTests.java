package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main path: a deal goes in through REST and comes out approved, with its commission accrued and its history recorded. */
class DealPathIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void walksThroughAllFourFunctions(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode submitted = sales.submit(Sales.forAll());
        assertThat(submitted.get("status").textValue()).isEqualTo("IN_REVIEW");
        assertThat(Sales.open(submitted)).hasSize(1);

        JsonNode approved = sales.approveAll(submitted.get("number").textValue());

        assertThat(approved.get("status").textValue()).isEqualTo("APPROVED");
        assertThat(approved.at("/commission/amount").textValue()).isEqualTo("960.00");
        assertThat(approved.at("/commission/state").textValue()).isEqualTo("ACCRUED");
        assertThat(sales.history(approved.get("number").textValue()))
                .containsExactly(
                        "DEAL_CREATED",
                        "DEAL_SUBMITTED",
                        "REVIEW_OPENED",
                        "REVIEW_DECIDED",
                        "REVIEW_OPENED",
                        "REVIEW_OPENED",
                        "REVIEW_DECIDED",
                        "REVIEW_DECIDED",
                        "REVIEW_OPENED",
                        "REVIEW_DECIDED",
                        "DEAL_APPROVED",
                        "COMMISSION_ACCRUED");
        Invariants.mustHold(product);
    }
}

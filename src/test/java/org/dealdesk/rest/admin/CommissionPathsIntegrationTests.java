package org.dealdesk.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an approval accrues: in the policy's currency whatever the deal's, shared out to the cent, and 0 only with a reason. */
class CommissionPathsIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void accruesInThePolicysCurrency(Database database) {
        Sales sales = new Sales(Product.on(database));
        JsonNode yen = sales.submit(atListPrice("JPY"));
        assertThat(Sales.status(yen)).isEqualTo("APPROVED");
        assertThat(yen.at("/assessment/economics/tcv").textValue()).isEqualTo("16500.00");
        assertThat(Sales.commission(yen)).isEqualTo("330.00 ACCRUED");
        assertThat(yen.at("/commission/currency").textValue()).isEqualTo("USD");
        JsonNode euro = sales.submit(atListPrice("EUR"));
        assertThat(Sales.commission(euro)).isEqualTo("330.00 ACCRUED");
        assertThat(sales.ledger(Sales.number(euro))).containsExactly("ACCRUAL ACCRUED rep 330.00");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void sharesOutToTheCent(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        ObjectNode deal = Sales.hours("1", "275");
        ArrayNode credits = deal.putArray("credits");
        credits.addObject().put("rep", "rep2").put("percent", "33.34");
        credits.addObject().put("rep", "rep").put("percent", "33.33");
        credits.addObject().put("rep", "rep3").put("percent", "33.33");

        JsonNode approved = sales.submit(deal);

        assertThat(Sales.commission(approved)).as("the rep's own").isEqualTo("1.83 ACCRUED");
        String number = Sales.number(approved);
        JsonNode whole =
                product.as("auditor").get("/deals/" + number).expect(200).json();
        assertThat(Sales.commission(whole)).isEqualTo("5.50 ACCRUED");
        sales.act(number, "withdraw");
        assertThat(sales.ledger(number))
                .containsExactly(
                        "ACCRUAL ACCRUED rep2 1.84",
                        "ACCRUAL ACCRUED rep 1.83",
                        "ACCRUAL ACCRUED rep3 1.83",
                        "REVERSAL ACCRUED rep2 -1.84",
                        "REVERSAL ACCRUED rep -1.83",
                        "REVERSAL ACCRUED rep3 -1.83");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void saysWhyNothingIsDue(Database database) {
        Sales sales = new Sales(Product.on(database));
        ObjectNode subscription = Sales.clear();
        subscription
                .putArray("lines")
                .addObject()
                .put("sku", "SUB-LIGHT")
                .put("quantity", 1)
                .put("termMonths", 1);
        JsonNode approved = sales.submit(subscription);
        assertThat(Sales.commission(approved)).isEqualTo("0.00 ACCRUED");
        assertThat(approved.at("/commission/reason").textValue()).isEqualTo("NO_ONE_TIME_LINES");
        JsonNode won = sales.close("rep", Sales.number(approved), "WON", sales.today())
                .expect(200)
                .json();
        assertThat(Sales.commission(won)).isEqualTo("0.00 EARNED");

        JsonNode underCost = sales.approved(underCost());
        assertThat(Sales.status(underCost)).isEqualTo("APPROVED");
        assertThat(Sales.commission(underCost)).isEqualTo("0.00 ACCRUED");
        assertThat(underCost.at("/commission/reason").textValue()).isEqualTo("MARGIN_BELOW_GATE");
        assertThat(sales.ledger(Sales.number(underCost))).containsExactly("ACCRUAL ACCRUED rep 0.00");
    }

    /** Cheap hours that a subscription pays for: the deal's margin passes with approvals, that of its hours is below 0. */
    private static ObjectNode underCost() {
        ObjectNode deal = Sales.hours("4", "112");
        ((ArrayNode) deal.get("lines"))
                .addObject()
                .put("sku", "SUB-LIGHT")
                .put("quantity", 1)
                .put("termMonths", 1);
        return deal;
    }

    private static ObjectNode atListPrice(String currency) {
        ObjectNode deal = Sales.clear().put("currency", currency);
        ((ObjectNode) deal.get("lines").get(0)).remove("unitPrice");
        return deal;
    }
}

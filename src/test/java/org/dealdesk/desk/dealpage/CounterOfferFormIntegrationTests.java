package org.dealdesk.desk.dealpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counter-offers at the page of a deal, with no script anywhere. */
class CounterOfferFormIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void makesACounterOfferThatIsAssessedBeforeItIsMade(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.forThree()));
        String review = ReviewAddresses.address(number, "SALES_OPS");
        Desk desk = Desk.of(product, "salesops");
        Map<String, String> filled = Map.of(
                "outcome", "REQUEST_CHANGES",
                "comment", "At 250, and without the term",
                "offer", "shown",
                "line.1.unitPrice", "250",
                "paymentTermsDays", "30");

        Page words = desk.submit(desk.get("/deals/" + number), review + "/confirm", filled);
        assertThat(words.expect(200).text())
                .contains("Your counter-offer", "48,000.00", "50,000.00", "+2,000.00", "240 → 250")
                .contains("Termination for convenience removed", "Approvers removed: Finance, Legal");
        Page form = desk.post(review + "/form", words.hidden(review + "/decision"));
        assertThat(form.expect(200).html()).contains("value=\"250\"");

        desk.submit(words, review + "/decision", Map.of("comment", "At 250, and without the term"))
                .expect(200);
        JsonNode offer = sales.read(number).get("reviews").get(0).get("proposal");
        assertThat(offer.at("/lines/0/unitPrice").textValue()).isEqualTo("250");
        assertThat(offer.get("terms")).isEmpty();
        assertThat(Sales.status(product.as("rep")
                        .post("/deals/" + number + "/accept", "{\"review\": \"" + number + ".1.SALES_OPS\"}")
                        .expect(200)
                        .json()))
                .isEqualTo("APPROVED");
        Invariants.mustHold(product);
    }

    @Test
    void refusesACounterOfferThatNobodyCouldAccept() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forThree()));
        String review = ReviewAddresses.address(number, "SALES_OPS");
        Desk desk = Desk.of(product, "salesops");
        Page again = desk.submit(
                desk.get("/deals/" + number),
                review + "/confirm",
                Map.of("outcome", "REQUEST_CHANGES", "offer", "shown", "line.1.unitPrice", "48"));
        assertThat(again.expect(422).text()).contains("Counter-offer:", "blocked");
    }

    @Test
    void asksAboutNumbersThatCouldMeanTwo() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.hours("200", "240.125")));
        String review = ReviewAddresses.address(number, "SALES_OPS");
        Desk desk = Desk.of(product, "salesops");
        Map<String, String> filled = Map.of(
                "outcome", "REQUEST_CHANGES",
                "comment", "So",
                "offer", "shown",
                "line.1.quantity", "1.200",
                "line.1.unitPrice", "240.1250");
        assertThat(desk.submit(desk.get("/deals/" + number), review + "/confirm", filled)
                        .expect(422)
                        .text())
                .contains("1.200 could be 1200 or 1.2: write 1200 or 1.20");

        Map<String, String> clear = new HashMap<>(filled);
        clear.put("line.1.quantity", "190");
        assertThat(desk.submit(desk.get("/deals/" + number), review + "/confirm", clear)
                        .expect(200)
                        .text())
                .contains("Your counter-offer", "200 → 190")
                .doesNotContain("240.125 →");

        assertThat(desk.submit(
                                desk.get("/deals/" + number),
                                review + "/confirm",
                                Map.of(
                                        "outcome", "APPROVE",
                                        "measure", "TCV",
                                        "direction", "max",
                                        "value", "50,000"))
                        .expect(422)
                        .text())
                .contains("50,000 could be 50000 or 50: write 50000 or 50");
    }

    @Test
    void beginsACounterOfferWithAWayThatNeedsFewerApprovals() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.smallForSalesOps()));
        String review = ReviewAddresses.address(number, "SALES_OPS");
        Desk desk = Desk.of(product, "salesops");
        Page page = desk.get("/deals/" + number).expect(200);
        String way = review + "/ways/0";
        assertThat(page.html()).contains("formaction=\"" + way + "\"");

        Map<String, String> fields = page.hidden(review + "/confirm");
        fields.putAll(Map.of("comment", "Not at this price", "offer", "shown", "line.1.unitPrice", "240"));
        Page begun = desk.post(way, fields).expect(200);
        assertThat(begun.text()).contains("Not at this price", "now 240");
    }
}

package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.testing.approval.Verdicts.decide;
import static org.dealdesk.testing.approval.Verdicts.decision;
import static org.dealdesk.testing.approval.Verdicts.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CounterOffersIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void becomesTheNextRevisionWithItsAuthorsApproval(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = offered(product, "245");
        String number = Sales.number(deal);

        deal = accept(product, "rep", deal).expect(200).json();

        assertThat(deal.get("revision").intValue()).isEqualTo(2);
        assertThat(deal.at("/lines/0/unitPrice").textValue()).isEqualTo("245");
        assertThat(review(deal, 2, "FINANCE").get("status").textValue()).isEqualTo("APPROVED");
        assertThat(review(deal, 2, "FINANCE").get("decidedBy").textValue()).isEqualTo("finance");
        assertThat(review(deal, 2, "SALES_OPS").get("status").textValue()).isEqualTo("CARRIED_OVER");
        assertThat(Sales.asked(deal)).containsExactly("LEGAL");
        deal = sales.approveAll(number);
        assertThat(Sales.status(deal)).isEqualTo("APPROVED");
        assertThat(sales.history(number)).contains("COUNTER_OFFER_ACCEPTED");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isAcceptedByTheOwnerOnlyAndOnlyWhileTheDealIsWhereItWas(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = offered(product, "245");
        accept(product, "rep2", deal).refused(404, "not-found");
        accept(product, "finance", deal).refused(403, "forbidden");
        ObjectNode other = JsonNodeFactory.instance
                .objectNode()
                .put("review", review(deal, 1, "SALES_OPS").get("id").textValue());
        product.as("rep")
                .post("/deals/" + Sales.number(deal) + "/accept", other)
                .refused(409, "no-counter-offer");
        other.put("review", "D-999999.1.FINANCE");
        product.as("rep")
                .post("/deals/" + Sales.number(deal) + "/accept", other)
                .refused(404, "not-found");

        sales.act(Sales.number(deal), "submit");
        accept(product, "rep", deal).refused(409, "counter-offer-lapsed");
        sales.act(Sales.number(deal), "recall");
        accept(product, "rep", deal).refused(409, "counter-offer-lapsed");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void lapsesWithTime(Database database) {
        try (Product product = Product.fresh(database)) {
            JsonNode deal = offered(product, "245");
            product.clock().advance(Duration.ofDays(31));
            accept(product, "rep", deal).refused(409, "counter-offer-lapsed");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isRefusedWhenNobodyCouldAcceptIt(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = atFinance(sales);

        ObjectNode invalid = Sales.hours("0", "240");
        invalid.put("currency", "XXX");
        invalid.put("externalRef", "CRM-other");
        assertThat(offer(product, deal, invalid).refused(422, "invalid").faults())
                .contains("/proposal/lines/0/quantity out-of-range");
        ObjectNode strange = Sales.hours("10", "240");
        strange.put("currency", "XXX");
        strange.set("customer", deal.get("customer"));
        assertThat(offer(product, deal, strange).refused(422, "invalid").faults())
                .containsExactly("/proposal/currency unknown-value");
        ObjectNode others = Sales.hours("10", "240");
        others.put("externalRef", "CRM-other");
        others.putArray("credits").addObject().put("rep", "rep2").put("percent", 100);
        assertThat(offer(product, deal, others).refused(422, "invalid").faults())
                .containsExactlyInAnyOrder("/proposal/customer/id not-allowed", "/proposal/externalRef not-allowed");
        ObjectNode blocked = Sales.blocked();
        blocked.set("customer", deal.get("customer"));
        assertThat(offer(product, deal, blocked).refused(422, "invalid").faults())
                .contains("/proposal blocked");
        assertThat(Sales.asked(sales.read(Sales.number(deal)))).containsExactly("FINANCE", "LEGAL");
    }

    private static JsonNode offered(Product product, String unitPrice) {
        JsonNode deal = atFinance(new Sales(product));
        ObjectNode better = Sales.smallForThree();
        better.set("customer", deal.get("customer"));
        ((ObjectNode) better.at("/lines/0")).put("unitPrice", unitPrice);
        return offer(product, deal, better).expect(200).json();
    }

    private static JsonNode atFinance(Sales sales) {
        JsonNode deal = sales.submit(Sales.smallForThree());
        return sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE")
                .expect(200)
                .json();
    }

    private static Reply offer(Product product, JsonNode deal, ObjectNode proposal) {
        ObjectNode decision = decision(deal, "REQUEST_CHANGES");
        decision.set("proposal", proposal);
        return decide(product, "finance", deal, "FINANCE", decision);
    }

    private static Reply accept(Product product, String person, JsonNode deal) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("review", review(deal, 1, "FINANCE").get("id").textValue());
        return product.as(person).post("/deals/" + Sales.number(deal) + "/accept", body);
    }
}

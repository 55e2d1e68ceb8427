package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.testing.approval.Appeals.appeal;
import static org.dealdesk.testing.approval.Appeals.rejectedByFinance;
import static org.dealdesk.testing.approval.Verdicts.decide;
import static org.dealdesk.testing.approval.Verdicts.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.testing.approval.Verdicts;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was rejected comes back better, or by appeal. */
class RejectionIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesTheSameDealAgainAndLeavesItAsItWas(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode rejected = rejectedByFinance(sales, payingAfter(75));
        String number = Sales.number(rejected);

        Reply refused = submit(product, number);
        assertThat(refused.text("/rejections/0/function")).isEqualTo("FINANCE");
        assertThat(refused.text("/rejections/0/review")).isEqualTo(number + ".1.FINANCE");
        assertThat(refused.text("/appealUntil"))
                .isEqualTo(rejected.get("appealUntil").textValue());
        assertThat(refused.text("/detail"))
                .startsWith("Finance rejected revision 1")
                .contains("appeal");
        assertThat(Sales.status(sales.read(number))).isEqualTo("REJECTED");

        // A name is no improvement; finance was not asked about the price; and it gets worse.
        ObjectNode dearer = same(rejected, 75);
        dearer.put("name", "Another name");
        ((ObjectNode) dearer.at("/lines/0")).put("unitPrice", "275");
        sales.revise(number, dearer);
        submit(product, number);
        sales.revise(number, same(rejected, 76));
        submit(product, number);
        sales.revise(number, same(rejected, 74));
        assertThat(Sales.status(sales.act(number, "submit"))).isEqualTo("IN_REVIEW");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsARejectionForAllLaterRevisions(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode rejected = rejectedByFinance(sales, payingAfter(75));
        String number = Sales.number(rejected);
        ObjectNode better = same(rejected, 74);
        sales.revise(number, better);
        sales.act(number, "submit");
        sales.act(number, "recall");

        // Recalled, and as it was rejected.
        sales.revise(number, same(rejected, 75));
        assertThat(submit(product, number).json().get("appealUntil").isNull()).isTrue();

        // Approved, withdrawn, and as it was rejected.
        sales.revise(number, better);
        sales.act(number, "submit");
        assertThat(Sales.status(sales.approveAll(number))).isEqualTo("APPROVED");
        sales.act(number, "withdraw");
        sales.revise(number, same(rejected, 75));
        submit(product, number);
        assertThat(Sales.status(sales.read(number))).isEqualTo("WITHDRAWN");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void bindsAfterTheCommitteesFinalWordButNotAfterItsOverride(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = rejectedByFinance(sales, payingAfter(75));
        String number = Sales.number(deal);
        appeal(product, "rep", number).expect(200);
        deal = sales.decide("legal", Sales.review(sales.read(number), "LEGAL"), "APPROVE")
                .expect(200)
                .json();
        sales.decide("committee", Sales.review(deal, "COMMITTEE"), "REJECT").expect(200);
        Reply refused = submit(product, number);
        assertThat(refused.json().get("rejections").findValuesAsText("function"))
                .containsExactly("FINANCE", "COMMITTEE");
        assertThat(refused.text("/detail")).contains("no more");
        // Better for the committee, which heard about all of it, but not for finance.
        ObjectNode dearer = same(deal, 75);
        ((ObjectNode) dearer.at("/lines/0")).put("unitPrice", "241");
        sales.revise(number, dearer);
        assertThat(submit(product, number).json().get("rejections").findValuesAsText("function"))
                .containsExactly("FINANCE");

        String overridden = Sales.number(rejectedByFinance(sales, payingAfter(75)));
        appeal(product, "rep", overridden).expect(200);
        assertThat(Sales.status(sales.approveAll(overridden))).isEqualTo("APPROVED");
        sales.act(overridden, "withdraw");
        assertThat(Sales.asked(sales.act(overridden, "submit"))).containsExactly("FINANCE");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsAFunctionTakeItsOwnRejectionBackByACounterOffer(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode rejected = rejectedByFinance(sales, payingAfter(75));
        String number = Sales.number(rejected);
        sales.revise(number, same(rejected, 74));
        JsonNode deal = sales.act(number, "submit");
        ObjectNode offer = decision(deal, "REQUEST_CHANGES");
        offer.set("proposal", same(rejected, 75));

        // Legal's offer could not be accepted: finance has rejected that.
        assertThat(decide(product, "legal", deal, "LEGAL", offer)
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/proposal unchanged-since-rejection");
        decide(product, "finance", deal, "FINANCE", offer).expect(200);
        ObjectNode accepted = JsonNodeFactory.instance.objectNode().put("review", number + ".2.FINANCE");
        deal = product.as("rep")
                .post("/deals/" + number + "/accept", accepted)
                .expect(200)
                .json();
        assertThat(Verdicts.review(deal, 3, "FINANCE").get("status").textValue())
                .isEqualTo("APPROVED");
        Invariants.mustHold(product);
    }

    private static Reply submit(Product product, String number) {
        return product.as("rep").post("/deals/" + number + "/submit", null).refused(409, "unchanged-since-rejection");
    }

    /** Finance is asked by the days and a term, Sales Ops by the price, legal by the term. */
    private static ObjectNode payingAfter(int days) {
        return Sales.smallForThree().put("paymentTermsDays", days);
    }

    private static ObjectNode same(JsonNode deal, int days) {
        ObjectNode again = payingAfter(days);
        again.set("customer", deal.get("customer"));
        return again;
    }
}

package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.testing.approval.Verdicts.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.testing.approval.Appeals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an appeal ends: with the committee, by recall, or without having been made. */
class AppealEndIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void endsWithTheCommitteesRejection(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number =
                Sales.number(Appeals.rejectedByFinance(sales, Sales.forThree().put("paymentTermsDays", 75)));
        JsonNode deal = Appeals.appeal(product, "rep", number).expect(200).json();
        deal = sales.decide("legal", Sales.review(deal, "LEGAL"), "APPROVE")
                .expect(200)
                .json();

        deal = sales.decide("committee", Sales.review(deal, "COMMITTEE"), "REJECT")
                .expect(200)
                .json();

        assertThat(Sales.status(deal)).isEqualTo("REJECTED");
        assertThat(deal.get("appealUntil").isNull()).isTrue();
        Appeals.appeal(product, "rep", number).refused(409, "no-appeal");
        product.as("rep").post("/deals/" + number + "/submit", null).refused(409, "unchanged-since-rejection");
        ObjectNode better = Sales.forThree().put("paymentTermsDays", 74);
        better.set("customer", deal.get("customer"));
        sales.revise(number, better);
        deal = sales.act(number, "submit");
        assertThat(review(deal, 2, "LEGAL").get("status").textValue()).isEqualTo("CARRIED_OVER");
        assertThat(Sales.asked(deal)).containsExactly("FINANCE");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isNotHeardOverTheCommittee(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.forAll());
        while (!Sales.asked(deal).equals(List.of("COMMITTEE"))) {
            JsonNode open = Sales.open(deal).get(0);
            deal = sales.decide(Sales.REVIEWERS.get(open.get("function").textValue()), open, "APPROVE")
                    .expect(200)
                    .json();
        }
        deal = sales.decide("committee", Sales.review(deal, "COMMITTEE"), "REJECT")
                .expect(200)
                .json();

        assertThat(deal.get("appealUntil").isNull()).isTrue();
        Appeals.appeal(product, "rep", Sales.number(deal)).refused(409, "no-appeal");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void recalledLeavesTheRejectionForGood(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(Appeals.rejectedByFinance(sales, Sales.forThree()));
        Appeals.appeal(product, "rep", number).expect(200);

        JsonNode deal = sales.act(number, "recall");

        assertThat(Sales.status(deal)).isEqualTo("REJECTED");
        assertThat(Sales.open(deal)).isEmpty();
        Appeals.appeal(product, "rep", number).refused(409, "no-appeal");
        assertThat(sales.history(number))
                .endsWith("DEAL_APPEALED", "REVIEW_OPENED", "APPEAL_RECALLED", "REVIEW_CANCELLED");
        product.as("rep").post("/deals/" + number + "/submit", null).refused(409, "unchanged-since-rejection");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isLostLikeAnyOtherReview(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(Appeals.rejectedByFinance(sales, Sales.forThree()));
        Appeals.appeal(product, "rep", number).expect(200);

        JsonNode deal =
                sales.close("rep", number, "LOST", sales.today()).expect(200).json();

        assertThat(Sales.status(deal)).isEqualTo("LOST");
        assertThat(Sales.open(deal)).isEmpty();
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isPossibleToTheEndOfTheLastDay(Database database) {
        try (Product product = Product.fresh(database)) {
            Sales sales = new Sales(product);
            String onTime = Sales.number(Appeals.rejectedByFinance(sales, Sales.forThree()));
            String late = Sales.number(Appeals.rejectedByFinance(sales, Sales.forThree()));
            LocalDate until =
                    LocalDate.parse(sales.read(late).get("appealUntil").textValue());
            assertThat(until)
                    .isAfter(sales.today().plusDays(4))
                    .isBefore(sales.today().plusDays(15));

            while (sales.today().isBefore(until)) {
                product.clock().advance(Duration.ofHours(1));
            }
            Appeals.appeal(product, "rep", onTime).expect(200);
            product.clock().advance(Duration.ofDays(1));

            Appeals.appeal(product, "rep", late).refused(409, "no-appeal");
            Invariants.mustHold(product);
        }
    }
}

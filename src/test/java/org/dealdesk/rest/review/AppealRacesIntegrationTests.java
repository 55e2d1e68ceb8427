package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.testing.approval.Appeals.appeal;
import static org.dealdesk.testing.approval.Appeals.rejectedByFinance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two appeals at once, or an appeal's end in two ways: one of them counts. */
class AppealRacesIntegrationTests {

    private static final int ROUNDS = 10;

    @ParameterizedTest
    @EnumSource(Database.class)
    void isMadeOnceHoweverManyAskAtOnce(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        for (int round = 0; round < ROUNDS; round++) {
            String number = Sales.number(rejectedByFinance(sales, Sales.smallForThree()));

            List<Reply> replies =
                    Together.act(() -> appeal(product, "rep", number), () -> appeal(product, "rep", number));

            assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(200, 409);
            assertThat(Sales.asked(sales.read(number))).containsExactly("LEGAL");
        }
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isRecalledOrDecidedButNeverBoth(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        for (int round = 0; round < ROUNDS; round++) {
            String number = Sales.number(rejectedByFinance(sales, Sales.smallForThree()));
            JsonNode deal = appeal(product, "rep", number).expect(200).json();
            sales.decide("legal", Sales.review(deal, "LEGAL"), "APPROVE").expect(200);
            JsonNode committee = Sales.review(sales.read(number), "COMMITTEE");

            List<Reply> replies = Together.act(
                    () -> product.as("rep").post("/deals/" + number + "/recall", null),
                    () -> sales.decide("committee", committee, "APPROVE"));

            boolean recalled = replies.get(0).status() == 200;
            assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(200, 409);
            assertThat(Sales.status(sales.read(number))).isEqualTo(recalled ? "REJECTED" : "APPROVED");
            assertThat(sales.ledger(number)).hasSize(recalled ? 0 : 1);
        }
        Invariants.mustHold(product);
    }
}

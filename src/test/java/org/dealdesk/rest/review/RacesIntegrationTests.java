package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People who act at the same instant: no act counts twice, none is lost, and the slower person is told in plain words. */
class RacesIntegrationTests {

    private static final int DECISIONS = Integer.getInteger("dealdesk.races", 50);
    private static final int SPLITS = DECISIONS / 2;
    private static final int OTHERS = Math.max(10, DECISIONS / 8);

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsOneOfTwoDecideAReview(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        for (int round = 0; round < DECISIONS; round++) {
            JsonNode deal = sales.submit(Sales.smallForSalesOps());
            JsonNode review = Sales.review(deal, "SALES_OPS");

            List<Reply> replies = Together.act(
                    () -> sales.decide("salesops", review, "APPROVE"),
                    () -> sales.decide("salesops2", review, "APPROVE"));

            String winner = replies.get(0).status() == 200 ? "salesops" : "salesops2";
            Reply loser = replies.get(replies.get(0).status() == 200 ? 1 : 0);
            assertThat(statuses(replies)).containsExactly(200, 409);
            assertThat(loser.problem()).isEqualTo("review-decided");
            assertThat(loser.text("/decidedBy")).isEqualTo(winner);
            assertThat(loser.text("/decidedAt")).isNotNull();
            assertThat(sales.ledger(Sales.number(deal))).containsExactly("ACCRUAL ACCRUED rep 96.00");
        }
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsFinanceAndLegalAtTheSameInstant(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        for (int round = 0; round < DECISIONS; round++) {
            JsonNode submitted = sales.submit(Sales.smallForThree());
            JsonNode deal = sales.decide("salesops", Sales.review(submitted, "SALES_OPS"), "APPROVE")
                    .expect(200)
                    .json();

            List<Reply> replies = Together.act(
                    () -> sales.decide("finance", Sales.review(deal, "FINANCE"), "APPROVE"),
                    () -> sales.decide("legal", Sales.review(deal, "LEGAL"), "APPROVE"));

            assertThat(replies).allSatisfy(reply -> reply.expect(200));
            String number = Sales.number(deal);
            assertThat(Sales.status(sales.read(number))).isEqualTo("APPROVED");
            assertThat(sales.ledger(number)).containsExactly("ACCRUAL ACCRUED rep 96.00");
        }
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void neverLetsBothHalvesOfASplitDealPass(Database database) {
        Product product = Product.on(database);
        for (int round = 0; round < SPLITS; round++) {
            ObjectNode half = Sales.hours("80", "275");

            List<Reply> replies =
                    Together.act(() -> product.as("rep").post("/deals?submit=true", half), () -> product.as("rep2")
                            .post("/deals?submit=true", half));

            assertThat(replies.stream().map(reply -> reply.expect(201).text("/status")))
                    .containsExactlyInAnyOrder("APPROVED", "IN_REVIEW");
        }
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void recallsOrApprovesButNeverBoth(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        for (int round = 0; round < OTHERS; round++) {
            JsonNode deal = sales.submit(Sales.smallForSalesOps());
            String number = Sales.number(deal);

            List<Reply> replies = Together.act(
                    () -> product.as("rep").post("/deals/" + number + "/recall", null),
                    () -> sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE"));

            boolean recalled = replies.get(0).status() == 200;
            assertThat(statuses(replies)).containsExactly(200, 409);
            assertThat(Sales.status(sales.read(number))).isEqualTo(recalled ? "WITHDRAWN" : "APPROVED");
            assertThat(sales.ledger(number)).hasSize(recalled ? 0 : 1);
        }
        Invariants.mustHold(product);
    }

    /** The owner takes the deal back and submits another revision while an approver decides on the one that they have read. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void countsADecisionForTheRevisionItWasMadeFor(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        for (int round = 0; round < OTHERS; round++) {
            JsonNode deal = sales.submit(Sales.smallForThree());
            String number = Sales.number(deal);

            List<Reply> replies = Together.act(
                    () -> {
                        product.as("rep")
                                .post("/deals/" + number + "/recall", null)
                                .expect(200);
                        return product.as("rep").post("/deals/" + number + "/submit", null);
                    },
                    () -> sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE"));

            replies.get(0).expect(200);
            JsonNode after = sales.read(number);
            assertThat(after.get("revision").intValue()).isEqualTo(2);
            assertThat(Sales.status(after)).isEqualTo("IN_REVIEW");
            if (replies.get(1).status() == 200) {
                assertThat(Sales.asked(after)).containsExactly("FINANCE", "LEGAL");
            } else {
                assertThat(replies.get(1).expect(409).problem()).isIn("revision-moved-on", "review-closed");
                assertThat(Sales.asked(after)).containsExactly("SALES_OPS");
            }
            sales.approveAll(number);
            assertThat(sales.ledger(number)).containsExactly("ACCRUAL ACCRUED rep 96.00");
        }
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void closesOrWithdrawsButNeverBoth(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        for (int round = 0; round < OTHERS; round++) {
            String number = Sales.number(sales.submit(Sales.clear()));

            List<Reply> replies =
                    Together.act(() -> sales.close("rep", number, "WON", sales.today()), () -> product.as("rep")
                            .post("/deals/" + number + "/withdraw", null));

            boolean won = replies.get(0).status() == 200;
            assertThat(statuses(replies)).containsExactly(200, 409);
            assertThat(Sales.status(sales.read(number))).isEqualTo(won ? "WON" : "WITHDRAWN");
            assertThat(Sales.commission(sales.read(number))).isEqualTo(won ? "330.00 EARNED" : "330.00 REVERSED");
        }
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void submitsADraftOnce(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        for (int round = 0; round < OTHERS; round++) {
            String number = sales.draft(Sales.smallForThree()).text("/number");

            List<Reply> replies = Together.act(
                    () -> product.as("rep").post("/deals/" + number + "/submit", null),
                    () -> product.as("rep").post("/deals/" + number + "/submit", null));

            assertThat(statuses(replies)).containsExactly(200, 409);
            assertThat(sales.history(number)).containsExactly("DEAL_CREATED", "DEAL_SUBMITTED", "REVIEW_OPENED");
        }
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void givesAnExternalReferenceToOneOfTwo(Database database) {
        Product product = Product.on(database);
        for (int round = 0; round < OTHERS; round++) {
            ObjectNode deal = Sales.clear();
            deal.put("externalRef", "OPP-" + deal.at("/customer/id").textValue());

            List<Reply> replies = Together.act(() -> product.as("rep").post("/deals", deal), () -> product.as("rep")
                    .post("/deals?submit=true", deal));

            assertThat(statuses(replies)).containsExactly(201, 409);
            Reply loser = replies.get(replies.get(0).status() == 409 ? 0 : 1);
            assertThat(loser.problem()).isEqualTo("external-ref-taken");
            assertThat(Set.of("DRAFT", "APPROVED"))
                    .contains(
                            replies.get(replies.get(0).status() == 409 ? 1 : 0).text("/status"));
        }
        Invariants.mustHold(product);
    }

    private static Stream<Integer> statuses(List<Reply> replies) {
        return replies.stream().map(Reply::status).sorted();
    }
}

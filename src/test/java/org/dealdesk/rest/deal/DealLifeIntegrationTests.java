package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way that a deal can go, each with the complete list of what its history and its ledger then say. */
class DealLifeIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void changesAndDeletesADraft(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        Client rep = product.as("rep");
        Reply draft = sales.draft(Sales.forThree());
        String number = draft.text("/number");
        String path = "/deals/" + number;
        assertThat(draft.text("/status")).isEqualTo("DRAFT");
        assertThat(draft.header("Location")).isEqualTo("/api/v1/deals/" + number);
        assertThat(rep.get(path).header("ETag")).isEqualTo(draft.header("ETag"));

        rep.put(path, Sales.clear()).refused(428, "precondition-required");
        rep.delete(path).refused(428, "precondition-required");
        Reply changed =
                rep.put(path, Sales.clear(), "If-Match", draft.header("ETag")).expect(200);
        assertThat(changed.text("/lines/0/unitPrice")).isEqualTo("275");
        assertThat(changed.header("ETag")).isNotEqualTo(draft.header("ETag"));
        rep.put(path, Sales.clear(), "If-Match", draft.header("ETag")).refused(412, "precondition-failed");
        rep.delete(path, "If-Match", draft.header("ETag")).refused(412, "precondition-failed");
        rep.post(path + "/submit", null, "If-Match", draft.header("ETag")).refused(412, "precondition-failed");
        rep.put(path, Sales.clear(), "If-Match", "*").expect(200);

        rep.delete(path, "If-Match", "*").expect(204);

        rep.get(path).refused(404, "not-found");
        assertThat(sales.history(number))
                .containsExactly("DEAL_CREATED", "DEAL_CHANGED", "DEAL_CHANGED", "DEAL_DELETED");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void asksEverybodyAgainAfterChanges(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.smallForThree());
        String number = Sales.number(deal);
        deal = sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE")
                .expect(200)
                .json();
        assertThat(Sales.asked(deal)).containsExactly("FINANCE", "LEGAL");
        JsonNode legal = Sales.review(deal, "LEGAL");
        deal = sales.decide("finance", Sales.review(deal, "FINANCE"), "REQUEST_CHANGES")
                .expect(200)
                .json();
        assertThat(Sales.status(deal)).isEqualTo("CHANGES_REQUESTED");
        assertThat(reviews(deal)).containsExactly("SALES_OPS APPROVED", "FINANCE CHANGES_REQUESTED", "LEGAL CANCELLED");
        sales.decide("legal", legal, "APPROVE").refused(409, "review-closed");

        ObjectNode better = Sales.smallForThree();
        better.put("name", "Better");
        JsonNode copy = sales.revise(number, better);
        assertThat(copy.get("revision").intValue()).isEqualTo(1);
        assertThat(copy.get("name").textValue()).isEqualTo("Better");
        deal = sales.act(number, "submit");

        assertThat(deal.get("revision").intValue()).isEqualTo(2);
        assertThat(Sales.asked(deal)).containsExactly("SALES_OPS");
        sales.decide("legal", legal, "APPROVE").refused(409, "revision-moved-on");
        deal = sales.approveAll(number);
        assertThat(Sales.status(deal)).isEqualTo("APPROVED");
        assertThat(Sales.commission(deal)).isEqualTo("96.00 ACCRUED");
        assertThat(sales.ledger(number)).containsExactly("ACCRUAL ACCRUED rep 96.00");
        assertThat(sales.history(number))
                .containsExactly(
                        "DEAL_CREATED",
                        "DEAL_SUBMITTED",
                        "REVIEW_OPENED",
                        "REVIEW_DECIDED",
                        "REVIEW_OPENED",
                        "REVIEW_OPENED",
                        "REVIEW_DECIDED",
                        "CHANGES_REQUESTED",
                        "REVIEW_CANCELLED",
                        "DEAL_CHANGED",
                        "DEAL_SUBMITTED",
                        "REVIEW_OPENED",
                        "REVIEW_DECIDED",
                        "REVIEW_OPENED",
                        "REVIEW_OPENED",
                        "REVIEW_DECIDED",
                        "REVIEW_DECIDED",
                        "DEAL_APPROVED",
                        "COMMISSION_ACCRUED");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void comesBackAfterARejection(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.smallForSalesOps());
        String number = Sales.number(deal);
        deal = sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "REJECT")
                .expect(200)
                .json();
        assertThat(Sales.status(deal)).isEqualTo("REJECTED");
        assertThat(reviews(deal)).containsExactly("SALES_OPS REJECTED");

        sales.revise(number, Sales.clear());
        deal = sales.act(number, "submit");

        assertThat(Sales.status(deal)).isEqualTo("APPROVED");
        assertThat(sales.history(number))
                .containsExactly(
                        "DEAL_CREATED",
                        "DEAL_SUBMITTED",
                        "REVIEW_OPENED",
                        "REVIEW_DECIDED",
                        "DEAL_REJECTED",
                        "DEAL_CHANGED",
                        "DEAL_SUBMITTED",
                        "DEAL_APPROVED",
                        "COMMISSION_ACCRUED");
        assertThat(sales.ledger(number)).containsExactly("ACCRUAL ACCRUED rep 330.00");
        JsonNode revisions = product.as("auditor")
                .get("/deals/" + number + "/revisions")
                .expect(200)
                .json();
        assertThat(revisions.at("/items/0/assessment/outcome").textValue()).isEqualTo("REVIEW");
        assertThat(revisions.at("/items/1/assessment/outcome").textValue()).isEqualTo("CLEAR");
        assertThat(revisions.get("items")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isTakenBackOutOfReview(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.smallForThree()));
        product.as("rep").post("/deals/" + number + "/withdraw", null).refused(409, "wrong-status");

        JsonNode deal = sales.act(number, "recall");

        assertThat(Sales.status(deal)).isEqualTo("WITHDRAWN");
        assertThat(reviews(deal)).containsExactly("SALES_OPS CANCELLED");
        product.as("rep").post("/deals/" + number + "/recall", null).refused(409, "wrong-status");
        assertThat(Sales.asked(sales.act(number, "submit"))).containsExactly("SALES_OPS");
        assertThat(sales.history(number))
                .containsExactly(
                        "DEAL_CREATED",
                        "DEAL_SUBMITTED",
                        "REVIEW_OPENED",
                        "DEAL_RECALLED",
                        "REVIEW_CANCELLED",
                        "DEAL_SUBMITTED",
                        "REVIEW_OPENED");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void reversesWhatItWithdrawsAndAccruesAgain(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.clear()));
        product.as("rep").post("/deals/" + number + "/recall", null).refused(409, "wrong-status");

        assertThat(Sales.commission(sales.act(number, "withdraw"))).isEqualTo("330.00 REVERSED");
        assertThat(Sales.commission(sales.act(number, "submit"))).isEqualTo("330.00 ACCRUED");
        JsonNode won =
                sales.close("rep", number, "WON", sales.today()).expect(200).json();

        assertThat(Sales.commission(won)).isEqualTo("330.00 EARNED");
        assertThat(won.get("closedOn").textValue()).isEqualTo(sales.today().toString());
        assertThat(sales.ledger(number))
                .containsExactly(
                        "ACCRUAL ACCRUED rep 330.00",
                        "REVERSAL ACCRUED rep -330.00",
                        "ACCRUAL ACCRUED rep 330.00",
                        "EARNING ACCRUED rep -330.00",
                        "EARNING EARNED rep 330.00");
        assertThat(sales.history(number))
                .containsExactly(
                        "DEAL_CREATED",
                        "DEAL_SUBMITTED",
                        "DEAL_APPROVED",
                        "COMMISSION_ACCRUED",
                        "DEAL_WITHDRAWN",
                        "COMMISSION_REVERSED",
                        "DEAL_SUBMITTED",
                        "DEAL_APPROVED",
                        "COMMISSION_ACCRUED",
                        "DEAL_WON",
                        "COMMISSION_EARNED");
        for (String call : List.of("submit", "recall", "withdraw")) {
            product.as("rep").post("/deals/" + number + "/" + call, null).refused(409, "wrong-status");
        }
        sales.close("rep", number, "LOST", sales.today()).refused(409, "wrong-status");
        product.as("rep")
                .put("/deals/" + number, Sales.clear(), "If-Match", "*")
                .refused(409, "wrong-status");
        product.as("rep").delete("/deals/" + number, "If-Match", "*").refused(409, "wrong-status");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isLostFromAnyStatusOnceSubmitted(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String draft = sales.draft(Sales.clear()).text("/number");
        sales.close("rep", draft, "LOST", sales.today()).refused(409, "wrong-status");

        String approved = Sales.number(sales.submit(Sales.clear()));
        assertThat(Sales.commission(lose(sales, approved))).isEqualTo("330.00 REVERSED");
        assertThat(sales.history(approved)).endsWith("COMMISSION_ACCRUED", "DEAL_LOST", "COMMISSION_REVERSED");

        String inReview = Sales.number(sales.submit(Sales.smallForThree()));
        assertThat(reviews(lose(sales, inReview))).containsExactly("SALES_OPS CANCELLED");
        assertThat(sales.history(inReview))
                .containsExactly("DEAL_CREATED", "DEAL_SUBMITTED", "REVIEW_OPENED", "DEAL_LOST", "REVIEW_CANCELLED");

        String recalled = Sales.number(sales.submit(Sales.smallForThree()));
        sales.act(recalled, "recall");
        lose(sales, recalled);
        for (String outcome : List.of("REJECT", "REQUEST_CHANGES")) {
            JsonNode deal = sales.submit(Sales.smallForThree());
            sales.decide("salesops", Sales.review(deal, "SALES_OPS"), outcome).expect(200);
            lose(sales, Sales.number(deal));
            assertThat(sales.history(Sales.number(deal))).endsWith("DEAL_LOST");
            assertThat(sales.ledger(Sales.number(deal))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void endsBetweenItsBeginningAndToday(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.clear()));
        for (String outcome : List.of("WON", "LOST")) {
            for (LocalDate date :
                    List.of(sales.today().minusDays(1), sales.today().plusDays(2))) {
                Reply refused = sales.close("rep", number, outcome, date).refused(422, "invalid");
                assertThat(refused.faults()).containsExactly("/date out-of-range");
            }
        }
        String review = Sales.number(sales.submit(Sales.smallForThree()));
        sales.close("rep", review, "WON", sales.today()).refused(409, "wrong-status");
        Reply unsaid = product.as("rep").send("POST", "/deals/" + review + "/close", "{\"outcome\": \"DRAWN\"}");
        assertThat(unsaid.refused(422, "invalid").faults())
                .containsExactlyInAnyOrder("/outcome unknown-value", "/date missing");
    }

    private static JsonNode lose(Sales sales, String number) {
        JsonNode lost =
                sales.close("rep", number, "LOST", sales.today()).expect(200).json();
        assertThat(Sales.status(lost)).isEqualTo("LOST");
        return lost;
    }

    private static List<String> reviews(JsonNode deal) {
        List<String> reviews = new ArrayList<>();
        deal.get("reviews")
                .forEach(review -> reviews.add(review.get("function").textValue() + " "
                        + review.get("status").textValue()));
        return reviews;
    }
}

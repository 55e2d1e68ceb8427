package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.testing.approval.Verdicts.decide;
import static org.dealdesk.testing.approval.Verdicts.decision;
import static org.dealdesk.testing.approval.Verdicts.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.dealdesk.testing.approval.Appeals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AppealIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void asksTheUndecidedThenTheCommitteeWhichOverridesTheRejections(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = Appeals.rejectedByFinance(sales, Sales.forThree());
        String number = Sales.number(deal);
        assertThat(deal.get("appealUntil").textValue()).isNotNull();
        assertThat(deal.get("appealed").booleanValue()).isFalse();

        deal = Appeals.appeal(product, "rep", number).expect(200).json();

        assertThat(Sales.status(deal)).isEqualTo("IN_REVIEW");
        assertThat(deal.get("appealed").booleanValue()).isTrue();
        assertThat(deal.get("revision").intValue()).isEqualTo(1);
        assertThat(Sales.asked(deal)).containsExactly("LEGAL");
        double counted = overrides(product);
        deal = sales.decide("legal", Sales.review(deal, "LEGAL"), "REJECT")
                .expect(200)
                .json();
        assertThat(Sales.status(deal)).isEqualTo("IN_REVIEW");
        assertThat(Sales.asked(deal)).containsExactly("COMMITTEE");
        deal = sales.decide("committee", Sales.review(deal, "COMMITTEE"), "APPROVE")
                .expect(200)
                .json();

        assertThat(Sales.status(deal)).isEqualTo("APPROVED");
        assertThat(deal.get("appealUntil").isNull()).isTrue();
        assertThat(sales.history(number))
                .containsSubsequence(
                        "DEAL_REJECTED",
                        "DEAL_APPEALED",
                        "REVIEW_OPENED",
                        "REVIEW_DECIDED",
                        "REVIEW_OPENED",
                        "REVIEW_DECIDED",
                        "REJECTIONS_OVERRIDDEN",
                        "DEAL_APPROVED",
                        "COMMISSION_ACCRUED");
        assertThat(overrides(product) - counted).isEqualTo(1);
        JsonNode override = record(product, number, "REJECTIONS_OVERRIDDEN");
        assertThat(override.at("/overridden").toString()).isEqualTo("[\"FINANCE\",\"LEGAL\"]");
        assertThat(override.at("/positions").findValuesAsText("outcome"))
                .containsExactly("APPROVE", "REJECT", "REJECT");
        assertThat(product.as("auditor")
                        .get("/deals?overridden=true&customer="
                                + deal.at("/customer/id").textValue())
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isReadAsATaskAfterItsDecisionToo(Database database) {
        Product product = Product.on(database);
        JsonNode deal = Appeals.rejectedByFinance(new Sales(product), Sales.smallForThree());

        Reply task = product.as("finance")
                .get("/tasks/" + review(deal, 1, "FINANCE").get("id").textValue())
                .expect(200);

        assertThat(task.text("/status")).isEqualTo("REJECTED");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void neverCarriesAnOverrideOver(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(Appeals.rejectedByFinance(sales, Sales.forAll()));
        Appeals.appeal(product, "rep", number).expect(200);
        assertThat(Sales.status(sales.approveAll(number))).isEqualTo("APPROVED");
        sales.act(number, "withdraw");

        JsonNode deal = sales.act(number, "submit");

        assertThat(review(deal, 2, "SALES_OPS").get("status").textValue()).isEqualTo("CARRIED_OVER");
        assertThat(review(deal, 2, "LEGAL").get("status").textValue()).isEqualTo("CARRIED_OVER");
        assertThat(Sales.asked(deal)).containsExactly("FINANCE");
        deal = sales.decide("finance", Sales.review(deal, "FINANCE"), "APPROVE")
                .expect(200)
                .json();
        assertThat(Sales.asked(deal)).containsExactly("COMMITTEE");
        assertThat(Sales.review(deal, "COMMITTEE")
                        .at("/earlierApproval/because/0")
                        .textValue())
                .isEqualTo("it overrode rejections, for that revision only");
        assertThat(Sales.status(sales.approveAll(number))).isEqualTo("APPROVED");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesApprovalsAndRejectionsOnly(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(Appeals.rejectedByFinance(sales, Sales.forThree()));
        JsonNode deal = Appeals.appeal(product, "rep", number).expect(200).json();

        assertThat(sales.decide("legal", Sales.review(deal, "LEGAL"), "REQUEST_CHANGES")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/outcome not-allowed");
        deal = sales.decide("legal", Sales.review(deal, "LEGAL"), "APPROVE")
                .expect(200)
                .json();
        ObjectNode approval = decision(deal, "APPROVE");
        approval.putArray("conditions").addObject().put("term", "CUSTOM_SLA").put("present", false);
        assertThat(decide(product, "committee", deal, "COMMITTEE", approval)
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/conditions not-allowed");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isOverriddenWithAReasonOnly(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(Appeals.rejectedByFinance(sales, Sales.forThree()));
        JsonNode deal = Appeals.appeal(product, "rep", number).expect(200).json();
        ObjectNode silent = decision(deal, "APPROVE");
        silent.remove("comment");
        // A position is no override.
        deal = decide(product, "legal", deal, "LEGAL", silent).expect(200).json();

        assertThat(decide(product, "committee", deal, "COMMITTEE", silent)
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/comment missing");
        assertThat(decide(product, "committee", deal, "COMMITTEE", silent.put("comment", " \t "))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/comment blank");
        ObjectNode everything = decision(deal, "APPROVE");
        everything.remove("comment");
        everything.putArray("conditions").addObject().put("term", "CUSTOM_SLA").put("present", false);
        assertThat(decide(product, "committee", deal, "COMMITTEE", everything)
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/conditions not-allowed", "/comment missing");
        String review = Sales.review(deal, "COMMITTEE").get("id").textValue();
        ObjectNode many = JsonNodeFactory.instance.objectNode();
        many.putArray("decisions")
                .addObject()
                .put("review", review)
                .put("outcome", "APPROVE")
                .put("revision", 1);
        JsonNode item = product.as("committee")
                .post("/tasks/decisions", many)
                .expect(207)
                .json()
                .at("/items/0");
        assertThat(item.get("status").intValue()).isEqualTo(422);
        assertThat(item.at("/problem/errors/0/pointer").textValue()).isEqualTo("/comment");
        assertThat(Sales.status(sales.read(number))).isEqualTo("IN_REVIEW");

        deal = decide(product, "committee", deal, "COMMITTEE", silent.put("comment", "Worth it"))
                .expect(200)
                .json();
        assertThat(Sales.status(deal)).isEqualTo("APPROVED");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isTheOwnersOnceTheDealIsRejectedAndSaysWhy(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String open = Sales.number(sales.submit(Sales.smallForThree()));
        Appeals.appeal(product, "rep", open).refused(409, "wrong-status");
        String number = Sales.number(Appeals.rejectedByFinance(sales, Sales.forThree()));
        Appeals.appeal(product, "rep2", number).refused(404, "not-found");
        Appeals.appeal(product, "finance", number).refused(403, "forbidden");
        for (String reason : List.of("{}", "{\"reason\": \" \"}", "{\"reason\": 1}")) {
            product.as("rep").post("/deals/" + number + "/appeal", reason).refused(422, "invalid");
        }
        Appeals.appeal(product, "rep", number).expect(200);
        Appeals.appeal(product, "rep", number).refused(409, "wrong-status");
    }

    private static double overrides(Product product) {
        return product.bean(MeterRegistry.class)
                .counter("dealdesk.overrides", "function", "LEGAL")
                .count();
    }

    private static JsonNode record(Product product, String number, String type) {
        for (JsonNode record : product.as("auditor")
                .get("/deals/" + number + "/history?limit=200")
                .expect(200)
                .json()
                .get("items")) {
            if (record.get("type").textValue().equals(type)) {
                return record.get("data");
            }
        }
        throw new AssertionError("no " + type);
    }
}

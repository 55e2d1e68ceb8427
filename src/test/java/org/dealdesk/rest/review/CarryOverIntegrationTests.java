package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.approval.Verdicts;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CarryOverIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void asksOnlyThoseForWhomSomethingGotWorse(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = sentBackByLegal(sales);

        sales.revise(number, priced(forThree(number, sales), "230"));
        JsonNode deal = sales.act(number, "submit");

        assertThat(Verdicts.reviews(deal, 2)).containsExactly("FINANCE CARRIED_OVER", "SALES_OPS OPEN");
        JsonNode finance = Verdicts.review(deal, 2, "FINANCE");
        assertThat(finance.get("decidedBy").textValue()).isEqualTo("finance");
        assertThat(finance.at("/earlierApproval/stands").booleanValue()).isTrue();
        JsonNode salesOps = Verdicts.review(deal, 2, "SALES_OPS").get("earlierApproval");
        assertThat(salesOps.get("stands").booleanValue()).isFalse();
        assertThat(salesOps.get("measures")).anySatisfy(measure -> {
            assertThat(measure.get("guardrail").textValue()).isEqualTo("deal-discount");
            assertThat(measure.get("approved").textValue()).isEqualTo("12.73");
            assertThat(measure.get("now").textValue()).isEqualTo("16.36");
            assertThat(measure.get("objection").textValue()).isEqualTo("is worse");
        });
        assertThat(sales.history(number)).contains("APPROVAL_CARRIED_OVER");

        deal = sales.approveAll(number);
        assertThat(Sales.status(deal)).isEqualTo("APPROVED");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void approvesAtOnceWhatEverybodyHasApprovedAlready(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.approved(Sales.forThree()));
        sales.act(number, "withdraw");

        JsonNode deal = sales.act(number, "submit");

        assertThat(Sales.status(deal)).isEqualTo("APPROVED");
        assertThat(Verdicts.reviews(deal, 2))
                .containsExactly("FINANCE CARRIED_OVER", "LEGAL CARRIED_OVER", "SALES_OPS CARRIED_OVER");
        assertThat(sales.ledger(number)).hasSize(3);
        Invariants.mustHold(product);
    }

    /** 200 hours at 240: the original is 48,000, and growth is counted from there however often the approval carries over. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void growsByTenPercentOfTheOriginalAndNoMore(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode first = sales.approved(Sales.hours("200", "240"));
        String number = Sales.number(first);

        JsonNode grown = resubmitted(sales, first, "220", "240", "2026-12-01");
        assertThat(Sales.status(grown)).isEqualTo("APPROVED");
        JsonNode carried = Verdicts.review(grown, 2, "SALES_OPS");
        assertThat(carried.get("status").textValue()).isEqualTo("CARRIED_OVER");
        assertThat(amounts(carried)).containsExactly("TCV 48000.00 52800.00 -", "COMMISSION 960.00 1056.00 -");
        assertThat(carried.at("/earlierApproval/givenBy/0").textValue()).isEqualTo("salesops");

        JsonNode chained = resubmitted(sales, first, "220.01", "240", "2026-12-01");
        assertThat(Sales.asked(chained)).containsExactly("SALES_OPS");
        JsonNode asked = Verdicts.review(chained, 3, "SALES_OPS");
        assertThat(asked.at("/earlierApproval/revision").intValue()).isEqualTo(1);
        assertThat(amounts(asked))
                .containsExactly(
                        "TCV 48000.00 52802.40 is more than 10 % above what was approved",
                        "COMMISSION 960.00 1056.05 is more than 10 % above what was approved");
        assertThat(product.as("auditor")
                        .get("/deals/" + number + "/history?limit=200")
                        .json()
                        .get("items")
                        .toString())
                .contains("\"approved\":\"48000.00\"", "\"now\":\"52800.00\"", "\"now\":\"52802.40\"");
        assertThat(Desk.of(product, "salesops").get("/deals/" + number).text())
                .contains("Total contract value grew from 48,000.00 USD to 52,802.40 USD");
        assertThat(Desk.of(product, "salesops").get("/inbox").text())
                .contains("Your approvals that carried over", number, "48,000.00 → 52,800.00 USD");
        assertThat(Desk.of(product, "finance").get("/inbox").text()).doesNotContain(number);

        // Five times as large is asked about as well.
        sales.act(number, "recall");
        sales.revise(number, changed(first, "1000", "240", "2026-12-01"));
        assertThat(Sales.asked(sales.act(number, "submit"))).containsExactly("SALES_OPS");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void bindsTheSubjectOfAnApprovalOfTheDealAsAWhole(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode whole = sales.approved(Sales.hours("200", "275"));
        JsonNode later = resubmitted(sales, whole, "200", "275", "2030-01-01");
        assertThat(Sales.asked(later)).containsExactly("SALES_OPS");
        assertThat(Verdicts.review(later, 2, "SALES_OPS")
                        .at("/earlierApproval/because/0")
                        .textValue())
                .isEqualTo("the start on 2030-01-01 is new");

        JsonNode discounted = sales.approved(Sales.hours("200", "240"));
        assertThat(Sales.status(resubmitted(sales, discounted, "200", "240", "2030-01-01")))
                .isEqualTo("APPROVED");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void standsUnderAPolicyThatDiffersInNamesAndTheCalendarOnly(Database database) {
        try (Product product = Product.fresh(database)) {
            Sales sales = new Sales(product);
            Rulebook book = new Rulebook(product);
            JsonNode first = sales.approved(Sales.hours("200", "240"));
            String number = Sales.number(first);
            sales.act(number, "withdraw");
            book.schedule(
                    "2027.names",
                    Rulebook.document("2027.names", book.today().plusDays(1))
                            .replace("name: Consulting hour", "name: Hour of consulting")
                            .replace("to: \"17:00\"", "to: \"18:00\""));
            book.schedule(
                    "2027.rules",
                    Rulebook.document("2027.rules", book.today().plusDays(2))
                            .replace("validDays: 30", "validDays: 29"));
            book.goTo(book.today().plusDays(1));
            JsonNode again = sales.act(number, "submit");
            assertThat(Sales.status(again)).isEqualTo("APPROVED");
            assertThat(again.at("/assessment/policy").textValue()).isEqualTo("2027.names");
            sales.act(number, "withdraw");

            book.goTo(book.today().plusDays(1));
            JsonNode other = sales.act(number, "submit");
            assertThat(Sales.asked(other)).containsExactly("SALES_OPS");
            assertThat(Verdicts.review(other, 3, "SALES_OPS")
                            .at("/earlierApproval/because/0")
                            .textValue())
                    .isEqualTo("it was given under policy 2026.1");
            Invariants.mustHold(product);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void asksAgainWhenCreditsChangeOrAFunctionHasSaidNoSince(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = sentBackByLegal(sales);
        ObjectNode shared = forThree(number, sales);
        shared.putArray("credits").addObject().put("rep", "rep2").put("percent", "100");

        sales.revise(number, shared);
        JsonNode deal = sales.act(number, "submit");

        assertThat(Sales.asked(deal)).containsExactly("SALES_OPS");
        assertThat(Verdicts.review(deal, 2, "SALES_OPS")
                        .at("/earlierApproval/because/0")
                        .textValue())
                .isEqualTo("the credits have changed");
        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "REQUEST_CHANGES")
                .expect(200);
        deal = sales.act(number, "submit");
        assertThat(Verdicts.review(deal, 3, "SALES_OPS").get("earlierApproval").isNull())
                .isTrue();
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void asksAgainWhenTheApprovalIsTooOld(Database database) {
        try (Product product = Product.fresh(database)) {
            Sales sales = new Sales(product);
            String number = Sales.number(sales.approved(Sales.smallForSalesOps()));
            sales.act(number, "withdraw");
            product.clock().advance(Duration.ofDays(31));

            JsonNode deal = sales.act(number, "submit");

            assertThat(Verdicts.reviews(deal, 2)).containsExactly("SALES_OPS OPEN");
            assertThat(Verdicts.review(deal, 2, "SALES_OPS")
                            .at("/earlierApproval/because/0")
                            .textValue())
                    .startsWith("it was valid until");
            Invariants.mustHold(product);
        }
    }

    /** Withdraws the deal and submits it with another line and start. */
    private static JsonNode resubmitted(
            Sales sales, JsonNode approved, String quantity, String unitPrice, String start) {
        String number = Sales.number(approved);
        sales.act(number, "withdraw");
        sales.revise(number, changed(approved, quantity, unitPrice, start));
        return sales.act(number, "submit");
    }

    private static ObjectNode changed(JsonNode deal, String quantity, String unitPrice, String start) {
        ObjectNode changed = Sales.hours(quantity, unitPrice);
        changed.set("customer", deal.get("customer"));
        return changed.put("startDate", start);
    }

    /** Figure, then, now, and what objects. */
    private static List<String> amounts(JsonNode review) {
        List<String> amounts = new ArrayList<>();
        review.at("/earlierApproval/amounts")
                .forEach(amount -> amounts.add("%s %s %s %s"
                        .formatted(
                                amount.get("figure").textValue(),
                                amount.get("approved").textValue(),
                                amount.get("now").textValue(),
                                amount.get("objection").isNull()
                                        ? "-"
                                        : amount.get("objection").textValue())));
        return amounts;
    }

    /** Approved by Sales Ops and finance as it was, sent back by legal. */
    private static String sentBackByLegal(Sales sales) {
        JsonNode deal = sales.submit(Sales.forThree());
        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE").expect(200);
        deal = sales.read(Sales.number(deal));
        sales.decide("finance", Sales.review(deal, "FINANCE"), "APPROVE").expect(200);
        sales.decide("legal", Sales.review(deal, "LEGAL"), "REQUEST_CHANGES").expect(200);
        return Sales.number(deal);
    }

    private static ObjectNode forThree(String number, Sales sales) {
        ObjectNode deal = Sales.forThree();
        deal.set("customer", sales.read(number).get("customer"));
        return deal;
    }

    private static ObjectNode priced(ObjectNode deal, String unitPrice) {
        ((ObjectNode) deal.at("/lines/0")).put("unitPrice", unitPrice);
        return deal;
    }
}

package org.dealdesk.desk.dealpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What a reviewer can say apart from yes and no, what has changed, and what else is done at the page of a deal; no script anywhere. */
class DecisionFormIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void approvesOnConditionsThatAreSaidInWords(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.forThree()));
        String review = ReviewAddresses.address(number, "SALES_OPS");
        Desk desk = Desk.of(product, "salesops");
        Map<String, String> filled = Map.of(
                "outcome", "APPROVE",
                "measure", "DEAL_DISCOUNT_PCT",
                "direction", "max",
                "value", "15",
                "condition.term.UNCAPPED_LIABILITY", "absent");

        Page words = desk.submit(desk.get("/deals/" + number), review + "/confirm", filled);
        assertThat(words.expect(200).text()).contains("Deal discount: at most 15 %", "Uncapped liability: not allowed");
        Page done = desk.submit(words, review + "/decision", Map.of());
        assertThat(done.expect(200).text()).contains("Approval recorded", "Condition: Deal discount: at most 15 %");

        JsonNode made = sales.read(number).get("reviews").get(0).get("conditions");
        assertThat(made.get(0).toString()).isEqualTo("{\"measure\":\"DEAL_DISCOUNT_PCT\",\"max\":\"15\"}");
        assertThat(made.get(1).toString()).isEqualTo("{\"term\":\"UNCAPPED_LIABILITY\",\"present\":false}");
        Invariants.mustHold(product);
    }

    @Test
    void saysEveryFaultBesideItsFieldAndKeepsTheRest() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forThree()));
        String review = ReviewAddresses.address(number, "SALES_OPS");
        Desk desk = Desk.of(product, "salesops");
        Map<String, String> filled = Map.of(
                "outcome", "APPROVE",
                "comment", "Kept as it was",
                "measure", "DEAL_DISCOUNT_PCT",
                "direction", "max",
                "value", "a lot",
                "offer", "shown",
                "line.1.quantity", "200",
                "line.1.unitPrice", "cheap",
                "offer.term", "TERMINATION_FOR_CONVENIENCE");

        Page again = desk.submit(desk.get("/deals/" + number), review + "/confirm", filled);
        assertThat(again.expect(422).text())
                .contains("Please fix", "Kept as it was", "Net price of line 1: must be a decimal", "now 240");
        assertThat(again.html()).contains("value=\"a lot\"", "value=\"cheap\"", "href=\"#line.1.unitPrice-");

        // What this revision breaks already is no condition.
        Page broken = desk.submit(
                again,
                review + "/confirm",
                Map.of("outcome", "APPROVE", "measure", "DEAL_DISCOUNT_PCT", "direction", "max", "value", "5"));
        assertThat(broken.expect(422).text()).contains("this revision breaks it", "12.7");
        assertThat(Sales.open(new Sales(product).read(number))).hasSize(1);
    }

    @Test
    void bringsADecisionBackThatOutlivedItsSession() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forThree()));
        Desk desk = Desk.of(product, "salesops");
        Page seen = desk.get("/deals/" + number);
        desk.forgetCookies();
        Page ended = desk.submit(
                seen,
                ReviewAddresses.address(number, "SALES_OPS") + "/confirm",
                Map.of(
                        "outcome", "REQUEST_CHANGES",
                        "comment", "Half an hour of work",
                        "offer", "shown",
                        "line.1.unitPrice", "251.5"));
        assertThat(ended.expect(403).text()).contains("Your session expired", "what you typed");

        Page again = desk.submit(ended, "/sign-in", Map.of("name", "salesops", "password", "guess"));
        assertThat(again.expect(403).text()).contains("Username or password is wrong", "what you typed");
        Page back = desk.submit(again, "/sign-in", Map.of("name", "salesops", "password", "demo"));
        assertThat(back.expect(200).html()).contains("Half an hour of work", "value=\"251.5\"");
        assertThat(back.offers(ReviewAddresses.address(number, "SALES_OPS") + "/confirm"))
                .isTrue();
        assertThat(Sales.open(new Sales(product).read(number))).hasSize(1);
    }

    @Test
    void showsAFormThatOutlivedItsSessionToItsWriterAlone() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forThree()));
        Desk desk = Desk.of(product, "salesops");
        Page seen = desk.get("/deals/" + number);
        desk.forgetCookies();
        String confirm = ReviewAddresses.address(number, "SALES_OPS") + "/confirm";
        Page ended = desk.submit(seen, confirm, Map.of("comment", "Between us"));

        Page other = desk.submit(ended, "/sign-in", Map.of("name", "salesops2", "password", "demo"));
        assertThat(other.expect(200).address()).isEqualTo("/inbox");
        assertThat(other.html()).doesNotContain("Between us");
        assertThat(desk.get("/deals/" + number).html()).doesNotContain("Between us");
    }

    @Test
    void bringsADecisionBackWhosePageWasTooOld() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forThree()));
        Desk desk = Desk.of(product, "salesops");
        Map<String, String> fields =
                desk.get("/deals/" + number).hidden(ReviewAddresses.address(number, "SALES_OPS") + "/confirm");
        fields.put("_csrf", "of another sign-in");
        fields.put("comment", "Half an hour of work");

        Page refused = desk.post(ReviewAddresses.address(number, "SALES_OPS") + "/confirm", fields);
        assertThat(refused.expect(403).text()).contains("The page was out of date", "what you typed");
        Page back = desk.submit(refused, "/signed-out/typed", Map.of());
        assertThat(back.expect(200).html()).contains("Half an hour of work");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void showsWhatChangedSinceTheLastDecision(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        ObjectNode deal = Sales.forThree();
        String number = Sales.number(sales.submit(deal));
        sales.decide("salesops2", number + ".1.SALES_OPS", "REQUEST_CHANGES", 1).expect(200);
        ((ObjectNode) deal.get("lines").get(0)).put("unitPrice", "250");
        deal.putArray("terms").add("CUSTOM_SLA");
        sales.revise(number, deal);
        sales.act(number, "submit");

        Page page = Desk.of(product, "salesops").get("/deals/" + number).expect(200);
        assertThat(page.text())
                .contains("Changes since revision 1 (last decided)", "+2,000.00", "240 → 250")
                .contains("Custom SLA added", "Termination for convenience removed");
        assertThat(Desk.of(product, "auditor")
                        .get("/deals/" + number + "?from=2&to=1")
                        .text())
                .contains("Changes from revision 2 to 1", "250 → 240");
        assertThat(Desk.of(product, "auditor")
                        .get("/deals/" + number + "?from=9&to=x")
                        .expect(200)
                        .text())
                .contains("Changes since revision 1");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void writesACommentOnceHoweverOftenItIsSent(Database database) {
        Product product = Product.on(database);
        String number = Sales.number(new Sales(product).submit(Sales.forThree()));
        String comments = "/deals/" + number + "/comments";
        Desk rep = Desk.of(product, "rep");
        Page page = rep.get("/deals/" + number);
        rep.submit(page, comments, Map.of("text", "May we meet?\r\n<b>Soon</b>"))
                .expect(200);
        Page twice = rep.submit(page, comments, Map.of("text", "May we meet?\r\n<b>Soon</b>"))
                .expect(200);
        assertThat(twice.text()).contains("Comment added", "<b>Soon</b>");
        assertThat(twice.html()).doesNotContain("<b>Soon");
        assertThat(new Sales(product).history(number)).containsOnlyOnce("COMMENTED");

        Page empty = rep.submit(page, comments, Map.of("text", " "));
        assertThat(empty.expect(422).text()).contains("Comment: is required");
    }

    @Test
    void sharesTheWorkOnAReview() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forThree()));
        String review = ReviewAddresses.address(number, "SALES_OPS");
        Desk lead = Desk.of(product, "salesops");
        Desk other = Desk.of(product, "salesops2");
        assertThat(other.submit(other.get("/deals/" + number), review + "/claim", Map.of())
                        .text())
                .contains("You claimed this review", "Claimed by Sidney Salesops");
        assertThat(lead.get("/deals/" + number).offers(review + "/claim")).isFalse();
        assertThat(other.submit(other.get("/deals/" + number), review + "/unclaim", Map.of())
                        .text())
                .contains("The review is unassigned");
        assertThat(lead.submit(lead.get("/deals/" + number), review + "/assign", Map.of("assignee", "salesops2"))
                        .text())
                .contains("Claimed by Sidney Salesops");
        assertThat(lead.submit(lead.get("/deals/" + number), review + "/assign", Map.of("assignee", "rep"))
                        .expect(422)
                        .text())
                .contains("may not decide this review");
    }

    @Test
    void handsADealOver() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forThree()));
        String owner = "/deals/" + number + "/owner";
        Desk admin = Desk.of(product, "admin");
        assertThat(Desk.of(product, "finance").get("/deals/" + number).offers(owner))
                .isFalse();
        assertThat(admin.submit(admin.get("/deals/" + number), owner, Map.of("owner", "finance"))
                        .expect(422)
                        .text())
                .contains("is not an active sales rep");
        assertThat(admin.submit(admin.get("/deals/" + number), owner, Map.of("owner", "rep2"))
                        .expect(200)
                        .text())
                .contains("Ownership transferred", "transferred the deal to");
    }
}

package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Comments, and deals that go from one rep to another. */
class DealTalkIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsQuestionsAndAnswersAndBlocksNothing(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.smallForSalesOps());
        String number = Sales.number(deal);
        String seen = product.as("rep").get("/deals/" + number).header("ETag");

        Reply asked = comment(product, "salesops", number, "Why so cheap?\nIs it a renewal?");
        asked.expect(201);
        assertThat(comment(product, "rep", number, "It is.").expect(201).text("/author"))
                .isEqualTo("rep");
        comment(product, "rep2", number, "May I?").refused(404, "not-found");

        JsonNode page = product.as("auditor")
                .get("/deals/" + number + "/comments?limit=1")
                .expect(200)
                .json();
        assertThat(page.at("/items/0")).isEqualTo(asked.json());
        assertThat(product.as("auditor")
                        .get("/deals/" + number + "/comments?cursor="
                                + page.get("next").textValue())
                        .json()
                        .at("/items/0/text")
                        .textValue())
                .isEqualTo("It is.");
        assertThat(sales.history(number)).endsWith("REVIEW_OPENED", "COMMENTED", "COMMENTED");
        assertThat(product.as("rep").get("/deals/" + number).header("ETag")).isEqualTo(seen);

        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE").expect(200);
        comment(product, "rep", number, "Thanks").expect(201);
        sales.close("rep", number, "WON", sales.today()).expect(200);
        comment(product, "finance", number, "Well done").expect(201);
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void repeatsNoCommentAndTakesNoneThatIsWrong(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String draft = sales.draft(Sales.clear()).text("/number");
        comment(product, "admin", draft, "Hello").refused(404, "not-found");
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("text", "Once");
        product.as("rep")
                .post("/deals/" + draft + "/comments", body, "Idempotency-Key", "once-" + draft)
                .expect(201);
        product.as("rep")
                .post("/deals/" + draft + "/comments", body, "Idempotency-Key", "once-" + draft)
                .expect(201);
        assertThat(product.as("rep").get("/deals/" + draft + "/comments").json().get("items"))
                .hasSize(1);

        Map<String, Long> before = Rows.of(product);
        assertThat(comment(product, "rep", draft, "x".repeat(4001))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/text too-long");
        assertThat(comment(product, "rep", draft, " \n").refused(422, "invalid").faults())
                .containsExactly("/text blank");
        assertThat(product.as("rep")
                        .post("/deals/" + draft + "/comments", "{\"texts\": 1}")
                        .expect(400)
                        .faults())
                .containsExactlyInAnyOrder("/text missing", "/texts unknown-property");
        comment(product, "rep", draft, "x".repeat(1 << 20)).refused(413, "too-large");
        assertThat(Rows.of(product)).isEqualTo(before);
        comment(product, "rep", draft, "x".repeat(4000)).expect(201);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void handsADealOver(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        Staff staff = new Staff(product);
        staff.hire("taker", "SALES_REP", "SALES_OPS");
        staff.hire("giver", "SALES_REP", "SALES_OPS");
        JsonNode deal = product.as("giver")
                .post("/deals?submit=true", Sales.smallForThree())
                .expect(201)
                .json();
        String number = Sales.number(deal);
        JsonNode salesOps = Sales.review(deal, "SALES_OPS");
        product.as("taker")
                .post("/tasks/" + salesOps.get("id").textValue() + "/claim", null)
                .expect(200);

        JsonNode taken = handOver(product, "admin", number, "taker").expect(200).json();
        assertThat(taken.get("owner").textValue()).isEqualTo("taker");
        assertThat(Sales.review(taken, "SALES_OPS").get("assignee").isNull()).isTrue();
        assertThat(sales.history(number)).endsWith("OWNER_CHANGED", "REVIEW_UNCLAIMED");
        sales.decide("taker", salesOps, "APPROVE").refused(403, "conflict-of-interest");
        sales.decide("giver", salesOps, "APPROVE").refused(403, "conflict-of-interest");
        product.as("giver").post("/deals/" + number + "/recall", null).refused(403, "forbidden");
        product.as("taker").post("/deals/" + number + "/recall", null).expect(200);

        ObjectNode next = Sales.smallForThree();
        String etag = product.as("taker").get("/deals/" + number).header("ETag");
        product.as("taker").put("/deals/" + number, next, "If-Match", etag).expect(200);
        JsonNode resubmitted = product.as("taker")
                .post("/deals/" + number + "/submit", null)
                .expect(200)
                .json();
        assertThat(resubmitted.at("/credits/0/rep").textValue()).isEqualTo("taker");
        sales.decide("giver", Sales.review(resubmitted, "SALES_OPS"), "APPROVE").refused(403, "conflict-of-interest");
        assertThat(Sales.status(sales.approveAll(number))).isEqualTo("APPROVED");
        assertThat(sales.ledger(number)).singleElement().asString().contains(" taker ");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void handsADealToNobodyWhoMayNotHaveIt(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        Staff staff = new Staff(product);
        staff.hire("decider", "SALES_REP", "SALES_OPS");
        JsonNode deal = sales.submit(Sales.smallForThree());
        String number = Sales.number(deal);
        sales.decide("decider", Sales.review(deal, "SALES_OPS"), "APPROVE").expect(200);
        Map<String, Long> before = Rows.of(product);
        assertThat(faults(handOver(product, "admin", number, "decider"))).containsExactly("/owner has-decided");
        assertThat(faults(handOver(product, "admin", number, "rep"))).containsExactly("/owner not-allowed");
        assertThat(faults(handOver(product, "admin", number, "finance"))).containsExactly("/owner not-a-rep");
        assertThat(faults(handOver(product, "admin", number, "nobody"))).containsExactly("/owner unknown-person");
        assertThat(faults(product.as("admin").post("/deals/" + number + "/owner", "{}")))
                .containsExactly("/owner missing");
        handOver(product, "rep", number, "rep2").refused(403, "forbidden");
        handOver(product, "finance", number, "rep2").refused(403, "forbidden");
        handOver(product, "rep2", number, "rep2").refused(404, "not-found");
        product.as("admin")
                .post("/deals/" + number + "/owner", "{\"owner\": \"rep2\"}", "If-Match", "\"99\"")
                .refused(412, "precondition-failed");
        assertThat(Rows.of(product)).isEqualTo(before);

        String draft = sales.draft(Sales.clear()).text("/number");
        handOver(product, "admin", draft, "rep2").refused(404, "not-found");
    }

    private static Reply comment(Product product, String person, String number, String text) {
        return product.as(person)
                .post(
                        "/deals/" + number + "/comments",
                        JsonNodeFactory.instance.objectNode().put("text", text));
    }

    private static Reply handOver(Product product, String person, String number, String owner) {
        return product.as(person)
                .post(
                        "/deals/" + number + "/owner",
                        JsonNodeFactory.instance.objectNode().put("owner", owner));
    }

    private static java.util.List<String> faults(Reply reply) {
        return reply.refused(422, "invalid").faults();
    }
}

package org.dealdesk.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real answers are what the description says they are. */
class ApiContractIntegrationTests {

    private static OpenApi api;

    private final ObjectNode nothing = JsonNodeFactory.instance.objectNode();

    private static Reply holds(String call, Reply reply, int status) {
        String[] methodAndPath = call.split(" ", 2);
        assertThat(described().faultsOf(methodAndPath[0], "/api/v1" + methodAndPath[1], reply.expect(status)))
                .as("%s: %s", call, reply.raw().body())
                .isEmpty();
        return reply;
    }

    private static synchronized OpenApi described() {
        if (api == null) {
            api = new OpenApi(Product.on(Database.H2)
                    .as(null)
                    .get("//v3/api-docs")
                    .expect(200)
                    .json());
        }
        return api;
    }

    private static void holdsWherePeopleLook(Product product, String number) {
        Client auditor = product.as("auditor");
        holds("get /deals/{number}", auditor.get("/deals/" + number), 200);
        holds("get /deals/{number}", auditor.get("/deals/" + number + "?explain=true"), 200);
        String explained = "/deals/" + number + "/revisions/1?explain=true";
        holds("get /deals/{number}/revisions/{revision}", auditor.get(explained), 200);
        holds("get /deals/{number}/revisions", auditor.get("/deals/" + number + "/revisions"), 200);
        holds("get /deals/{number}/revisions/{revision}", auditor.get("/deals/" + number + "/revisions/1"), 200);
        holds("get /deals/{number}/waiting", auditor.get("/deals/" + number + "/waiting"), 200);
        holds("get /deals/{number}/history", auditor.get("/deals/" + number + "/history"), 200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsForDealsInEveryStatus(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        Client rep = product.as("rep");

        Reply draft = holds("post /deals", rep.post("/deals", Sales.forThree()), 201);
        String number = draft.text("/number");
        holds("get /deals/{number}", rep.get("/deals/" + number), 200);
        holds("put /deals/{number}", rep.put("/deals/" + number, full(), "If-Match", draft.header("ETag")), 200);
        holds("post /deals/{number}/submit", rep.post("/deals/" + number + "/submit", null), 200);
        holdsWherePeopleLook(product, number);
        holds("post /deals/{number}/recall", rep.post("/deals/" + number + "/recall", null), 200);
        holdsWherePeopleLook(product, number);

        for (String outcome : List.of("REQUEST_CHANGES", "REJECT")) {
            JsonNode deal = sales.submit(Sales.forSalesOps());
            holds("post /tasks/{id}/decision", sales.decide("salesops", Sales.review(deal, "SALES_OPS"), outcome), 200);
            holdsWherePeopleLook(product, deal.get("number").textValue());
        }
        for (String ending : List.of("WON", "LOST", "WITHDRAWN")) {
            String approved = holds("post /deals", rep.post("/deals?submit=true", Sales.clear()), 201)
                    .text("/number");
            holds("post /deals/{number}/" + call(ending), end(product, approved, ending), 200);
            holdsWherePeopleLook(product, approved);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsForListsAndReads(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.forAll());
        String review = Sales.open(deal).get(0).get("id").textValue();
        sales.submit(Sales.clear());
        Client salesops = product.as("salesops");

        assertThat(holds("get /deals", product.as("auditor").get("/deals?limit=1"), 200)
                        .header("Link"))
                .contains("rel=\"next\"");
        holds("get /tasks", salesops.get("/tasks?sort=margin"), 200);
        holds("get /tasks/{id}", salesops.get("/tasks/" + review), 200);
        holds("post /tasks/{id}/claim", salesops.post("/tasks/" + review + "/claim", null), 200);
        holds("post /tasks/{id}/unclaim", salesops.post("/tasks/" + review + "/unclaim", null), 200);
        JsonNode assignment = nothing.deepCopy().put("assignee", "salesops2");
        holds("post /tasks/{id}/assign", salesops.post("/tasks/" + review + "/assign", assignment), 200);
        holds("get /commissions/entries", product.as("finance").get("/commissions/entries"), 200);
        holds("get /commissions/balances", product.as("rep").get("/commissions/balances"), 200);
        holds("get /me", product.as("rep").get("/me"), 200);
        holds("get /people", product.as("admin").get("/people"), 200);
        Reply person = holds("get /people/{id}", product.as("admin").get("/people/legal"), 200);
        assertThat(described().faultsOfInput("PersonInput", person.json())).isEmpty();
        holds("put /people/{id}", product.as("admin").put("/people/legal", person.json()), 200);
        Reply choice = holds("get /people/{id}/notifications", product.as("rep").get("/people/me/notifications"), 200);
        assertThat(described().faultsOfInput("NotificationsInput", choice.json()))
                .isEmpty();
        holds(
                "put /people/{id}/notifications",
                product.as("admin").put("/people/rep/notifications", choice.json()),
                200);
        holds("get /policies", product.as("rep").get("/policies"), 200);
        holds("get /policies/current", product.as("rep").get("/policies/current"), 200);
        holds("get /policies/{version}", product.as("rep").get("/policies/2026.1"), 200);
        holds("post /assessments", product.as("rep").post("/assessments", full()), 200);
        holds("post /assessments", product.as("rep").post("/assessments", Sales.blocked()), 200);
        holds("post /assessments", product.as("rep").post("/assessments?explain=true", full()), 200);
        holds("post /assessments", product.as("rep").post("/assessments?explain=true", Sales.blocked()), 200);
        holds("post /assessments/ways", product.as("rep").post("/assessments/ways", Sales.blocked()), 200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsForWhatPeopleDoTogether(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.smallForSalesOps());
        String number = deal.get("number").textValue();
        Client salesops = product.as("salesops");
        JsonNode comment = nothing.deepCopy().put("text", "Why?");
        holds("post /deals/{number}/comments", salesops.post("/deals/" + number + "/comments", comment), 201);
        holds("get /deals/{number}/comments", salesops.get("/deals/" + number + "/comments"), 200);
        JsonNode owner = nothing.deepCopy().put("owner", "rep2");
        holds("post /deals/{number}/owner", product.as("admin").post("/deals/" + number + "/owner", owner), 200);

        ObjectNode decision = nothing.deepCopy();
        decision.put("review", Sales.open(deal).get(0).get("id").textValue());
        decision.put("outcome", "REQUEST_CHANGES").put("revision", 1).put("comment", "Less");
        ObjectNode decisions = nothing.deepCopy();
        decisions.putArray("decisions").add(decision).add(decision).add("nonsense");
        holds("post /tasks/decisions", salesops.post("/tasks/decisions", decisions), 207);
        assertThat(described()
                        .faultsOfInput(
                                "DecisionsInput",
                                nothing.deepCopy()
                                        .set("decisions", nothing.arrayNode().add(decision))))
                .isEmpty();
        product.as("rep2").post("/deals/" + number + "/submit", null).expect(200);
        String compared = "/deals/" + number + "/revisions/1/diff?to=2";
        holds("get /deals/{number}/revisions/{revision}/diff", salesops.get(compared), 200);
        holds("get /deals/{number}/diff", salesops.get("/deals/" + number + "/diff?since=decision"), 200);

        holds("get /approvals/liveness", salesops.get("/approvals/liveness?without=legal"), 200);
        ObjectNode delegation = nothing.deepCopy();
        delegation.put("to", "committee2").put("function", "SALES_OPS");
        delegation
                .put("from", sales.today().toString())
                .put("until", sales.today().toString());
        assertThat(described().faultsOfInput("DelegationInput", delegation)).isEmpty();
        Reply given = holds("post /delegations", salesops.post("/delegations", delegation), 201);
        holds("get /delegations", product.as("committee2").get("/delegations"), 200);
        holds("delete /delegations/{id}", salesops.delete("/delegations/" + given.text("/id")), 204);
        holds("post /delegations", salesops.post("/delegations", nothing), 422);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsForTheLifeOfAPolicy(Database database) {
        Product product = Product.on(database);
        Rulebook book = new Rulebook(product);
        Client admin = product.as("policyadmin");
        String document = Rulebook.document("2026.2", book.today().plusDays(2));
        holds("post /policies/lint", book.send("policyadmin", "/policies/lint", document), 200);
        holds("post /policies", book.draft(document), 201);
        holds("post /policies", book.draft(document), 409);
        holds("post /policies", book.draft("a: ["), 422);
        holds("post /policies/{version}/approve", admin.post("/policies/2026.2/approve", null), 403);
        holds("post /policies/{version}/approve", book.approve("policyadmin2", "2026.2", List.of()), 422);
        holds("post /policies/{version}/activate", book.activate("2026.2"), 409);
        holds("post /policies/{version}/approve", book.approve("2026.2"), 200);
        holds("get /policies/{version}/lint", admin.get("/policies/2026.2/lint"), 200);
        holds("post /policies/{version}/activate", book.activate("2026.2"), 200);
        holds("get /policies", admin.get("/policies"), 200);
        holds("get /policies/{version}", admin.get("/policies/2026.2"), 200);
        holds("post /policies/{version}/deactivate", admin.post("/policies/2026.2/deactivate", null), 200);
        holds("delete /policies/{version}", admin.delete("/policies/2026.2"), 204);
        holds("delete /policies/{version}", admin.delete("/policies/2026.2"), 404);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsForBacktests(Database database) {
        Product product = Product.on(database);
        new Sales(product).submit(Sales.forSalesOps());
        Client admin = product.as("policyadmin");
        String start = "/policies/2026.1/backtest";
        ObjectNode period = nothing.deepCopy().put("from", "2026-01-01").put("to", "2100-12-31");
        assertThat(described().faultsOfInput("BacktestInput", period)).isEmpty();
        Reply begun = holds("post /policies/{version}/backtest", admin.post(start, period), 202);
        String address = begun.header("Location").replace("/api/v1", "");
        holds("get /policies/backtests/{id}", admin.get(address, "Prefer", "wait=30"), 200);
        byte[] faulty =
                "deal,currency,sku,quantity\none,USD,NONE,1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Reply uploaded = holds("post /policies/{version}/backtest", admin.send("POST", start, faulty, "text/csv"), 202);
        String other = uploaded.header("Location").replace("/api/v1", "");
        assertThat(holds("get /policies/backtests/{id}", admin.get(other, "Prefer", "wait=30"), 200)
                        .text("/result/faults/0/code"))
                .isEqualTo("unknown-value");
        holds("get /policies/backtests", admin.get("/policies/backtests?limit=1"), 200);
        holds("delete /policies/backtests/{id}", admin.delete(address), 204);
        holds("post /policies/{version}/backtest", product.as("rep").post(start, period), 403);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsForRefusals(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        Client rep = product.as("rep");
        JsonNode deal = sales.submit(Sales.forSalesOps().put("externalRef", Sales.newCustomer()));
        String address = "/deals/" + deal.get("number").textValue();

        holds("get /me", product.as(null).get("/me"), 401);
        holds("get /people", rep.get("/people"), 403);
        holds("get /deals/{number}", rep.get("/deals/D-999999999"), 404);
        holds("get /deals", rep.get("/deals?statuss=WON"), 400);
        holds("get /deals", rep.get("/deals?limit=0"), 422);
        holds("post /deals", rep.post("/deals", "{"), 400);
        holds("post /deals", rep.post("/deals", nothing), 422);
        holds("post /deals", rep.post("/deals?submit=true", Sales.blocked()), 422);
        holds(
                "post /deals",
                rep.post(
                        "/deals",
                        Sales.forSalesOps()
                                .put("externalRef", deal.get("externalRef").textValue())),
                409);
        holds("put /deals/{number}", rep.put(address, Sales.clear()), 428);
        holds("put /deals/{number}", rep.put(address, Sales.clear(), "If-Match", "\"99\""), 412);
        holds("post /deals/{number}/withdraw", rep.post(address + "/withdraw", null), 409);
        JsonNode review = Sales.review(deal, "SALES_OPS");
        holds("post /tasks/{id}/decision", sales.decide("finance", review, "APPROVE"), 403);
        sales.decide("salesops", review, "APPROVE").expect(200);
        holds("post /tasks/{id}/decision", sales.decide("salesops2", review, "APPROVE"), 409);
        holds("post /deals", rep.send("POST", "/deals", new byte[(1 << 20) + 1], "application/json"), 413);
        holds("post /deals", rep.send("POST", "/deals", new byte[1], "text/plain"), 415);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesWhatTheDescriptionRefuses(Database database) {
        Client rep = Product.on(database).as("rep");
        for (JsonNode wrong : List.of(
                Sales.clear().put("unheardOf", 1),
                Sales.clear().put("currency", "DOLLAR"),
                Sales.clear().put("paymentTermsDays", 366),
                Sales.clear().put("startDate", "tomorrow"),
                Sales.clear().set("lines", nothing.arrayNode()))) {
            assertThat(described().faultsOfInput("DealInput", wrong)).isNotEmpty();
            assertThat(rep.post("/deals", wrong).status()).isIn(400, 422);
        }
        assertThat(described().faultsOfInput("DealInput", full())).isEmpty();
    }

    /** A deal that says everything there is to say. */
    private static ObjectNode full() {
        ObjectNode deal = Sales.forThree();
        deal.put("justification", "A reference customer").put("region", "EMEA").put("paymentTermsDays", 45);
        deal.putArray("links").addObject().put("title", "Statement of work").put("url", "https://example.com/sow");
        deal.putArray("credits").addObject().put("rep", "rep2").put("percent", "100");
        ((ObjectNode) deal.get("customer")).put("segment", "CORE");
        ObjectNode subscription =
                deal.withArray("lines").addObject().put("sku", "SUB-LIGHT").put("quantity", 1);
        subscription.put("termMonths", 12).put("carvedIn", 0);
        subscription.putArray("effort").addObject().put("role", "CONSULTANT").put("hours", "260.5");
        return deal;
    }

    private static Reply end(Product product, String number, String ending) {
        ObjectNode closing = JsonNodeFactory.instance.objectNode().put("outcome", ending);
        LocalDate today = LocalDate.ofInstant(product.now(), java.time.ZoneId.of("America/New_York"));
        return ending.equals("WITHDRAWN")
                ? product.as("rep").post("/deals/" + number + "/withdraw", null)
                : product.as("rep").post("/deals/" + number + "/close", closing.put("date", today.toString()));
    }

    private static String call(String ending) {
        return ending.equals("WITHDRAWN") ? "withdraw" : "close";
    }
}

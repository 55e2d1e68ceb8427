package org.dealdesk.rest.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.history.History;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions of the policy from draft to superseded, and what becomes of deals meanwhile. */
class PolicyLifeIntegrationTests {

    private static final String WARNING = "open-ended";
    /** Time passes in these tests, so the product is their own. */
    @RegisterExtension
    static final OwnProducts PRODUCTS = new OwnProducts();

    @ParameterizedTest
    @EnumSource(Database.class)
    void livesFromDraftToSuperseded(Database database) {
        Product product = PRODUCTS.on(database);
        Rulebook book = new Rulebook(product);
        book.begin("life.1");
        LocalDate first = book.today().plusDays(3);
        LocalDate second = book.today().plusDays(10);
        String document = Rulebook.document("life.2", first);

        Reply draft = book.draft(document).expect(201);
        assertThat(draft.text("/state")).isEqualTo("DRAFT");
        assertThat(draft.header("Location")).isEqualTo("/api/v1/policies/life.2");
        assertThat(draft.text("/sha256")).isEqualTo(CanonicalJson.sha256(document));
        assertThat(draft.text("/createdBy")).isEqualTo("policyadmin");
        assertThat(draft.json().get("warnings").findValuesAsText("code")).contains(WARNING);
        assertThat(product.as("rep")
                        .get("/policies/life.2/document", "Accept", "application/yaml")
                        .expect(200)
                        .raw()
                        .body())
                .isEqualTo(document);

        Reply approved = book.approve("life.2").expect(200);
        assertThat(approved.text("/state")).isEqualTo("APPROVED");
        assertThat(approved.text("/approvedBy")).isEqualTo("policyadmin2");
        assertThat(approved.json().get("acknowledged")).isNotEmpty();
        assertThat(book.activate("life.2").expect(200).text("/state")).isEqualTo("SCHEDULED");
        assertThat(book.inForce()).isEqualTo("life.1");
        book.schedule("life.3", Rulebook.document("life.3", second));

        book.goTo(first);
        assertThat(states(book, "life.1", "life.2", "life.3")).containsExactly("SUPERSEDED", "ACTIVE", "SCHEDULED");
        Reply over = product.as("rep").get("/policies/life.1").expect(200);
        assertThat(over.text("/effectiveUntil")).isEqualTo(first.minusDays(1).toString());
        book.goTo(second.minusDays(1));
        assertThat(book.inForce()).isEqualTo("life.2");
        book.goTo(second);
        assertThat(book.inForce()).isEqualTo("life.3");
        assertThat(product.as("rep").get("/policies/current?on=" + first).text("/version"))
                .isEqualTo("life.2");

        List<String> history = new ArrayList<>();
        product.bean(History.class)
                .of("policies/life.2", 0, 10)
                .forEach(record -> history.add(record.type() + " " + record.actor() + " " + record.effectiveOn()));
        assertThat(history)
                .containsExactly(
                        "POLICY_DRAFTED policyadmin " + first.minusDays(3),
                        "POLICY_APPROVED policyadmin2 " + first.minusDays(3),
                        "POLICY_ACTIVATED policyadmin " + first);
        Invariants.mustHold(product);
    }

    private static String assessment(Product product, JsonNode deal) {
        return product.as("auditor")
                .get("/deals/" + Sales.number(deal) + "/revisions/1")
                .expect(200)
                .json()
                .get("assessment")
                .toString();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsDealsOnTheVersionOfTheirRevision(Database database) {
        Product product = PRODUCTS.on(database);
        Rulebook book = new Rulebook(product);
        book.begin("deals.1");
        Sales sales = new Sales(product);
        LocalDate next = book.today().plusDays(2);
        JsonNode inFlight = sales.submit(Sales.forSalesOps());
        String returned = Sales.number(sales.submit(Sales.forSalesOps()));
        String before = assessment(product, inFlight);
        // Under the new version the same deal needs finance as well.
        book.schedule(
                "deals.2",
                Rulebook.document("deals.2", next)
                        .replace("{at: 15}", "{at: 1}")
                        .replace("{at: 25, approvals: [SALES_OPS]}", "{at: 2, approvals: [SALES_OPS]}"));
        book.schedule("deals.3", Rulebook.document("deals.3", next.plusDays(1)));

        book.goTo(next);
        sales.act(returned, "recall");
        JsonNode again = sales.act(returned, "submit");
        assertThat(again.at("/assessment/policy").textValue()).isEqualTo("deals.2");
        assertThat(again.at("/assessment/requiredApprovals").toString()).contains("FINANCE");
        JsonNode approved = sales.approveAll(Sales.number(inFlight));
        assertThat(Sales.status(approved)).isEqualTo("APPROVED");
        assertThat(assessment(product, inFlight)).isEqualTo(before).contains("\"policy\":\"deals.1\"");
        book.goTo(next.plusDays(1));
        assertThat(sales.submit(Sales.forSalesOps()).at("/assessment/policy").textValue())
                .isEqualTo("deals.3");
        // Among them that every stored revision re-assesses to the same, byte for byte; also for a node that remembers
        // nothing.
        Invariants.mustHold(product);
        try (Product other = Product.start(product.address())) {
            Invariants.mustHold(other);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesWhoeverMayNot(Database database) {
        Product product = PRODUCTS.on(database);
        Rulebook book = new Rulebook(product);
        book.begin("who.1");
        String document = Rulebook.document("who.2", book.today().plusDays(5));
        for (String person : List.of("rep", "finance", "committee", "auditor", "admin")) {
            book.send(person, "/policies", document).refused(403, "forbidden");
            book.send(person, "/policies", "{{{").refused(403, "forbidden");
            book.send(person, "/policies/lint", document).refused(403, "forbidden");
        }
        book.draft(document).expect(201);
        for (String person : List.of("rep", "finance", "admin")) {
            for (String step : List.of("approve", "activate", "deactivate")) {
                product.as(person).post("/policies/who.2/" + step, null).refused(403, "forbidden");
            }
            product.as(person).delete("/policies/who.2").refused(403, "forbidden");
            product.as(person).get("/policies/who.2/lint").refused(403, "forbidden");
        }
        book.approve("policyadmin", "who.2", List.of(WARNING)).refused(403, "second-person-needed");
        product.as("policyadmin2").delete("/policies/who.2").refused(403, "forbidden");
        assertThat(book.state("who.2")).isEqualTo("DRAFT");
        for (String step : List.of("approve", "activate", "deactivate")) {
            product.as("policyadmin2").post("/policies/who.9/" + step, null).refused(404, "not-found");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesStepsInTheirOrderOnly(Database database) {
        Product product = PRODUCTS.on(database);
        Rulebook book = new Rulebook(product);
        book.begin("steps.1");
        LocalDate from = book.today().plusDays(5);
        book.draft(Rulebook.document("steps.2", from)).expect(201);
        book.draft(Rulebook.document("steps.2", from)).refused(409, "policy-version-taken");
        book.draft(Rulebook.document("steps.1", from)).refused(409, "policy-version-taken");
        wrongState(book.activate("steps.2"), "DRAFT");
        book.approve("steps.2").expect(200);
        wrongState(book.approve("steps.2"), "APPROVED");
        book.activate("steps.2").expect(200);
        wrongState(book.activate("steps.2"), "SCHEDULED");
        wrongState(product.as("policyadmin").delete("/policies/steps.2"), "SCHEDULED");
        wrongState(book.activate("steps.1"), "ACTIVE");
        wrongState(product.as("policyadmin").post("/policies/steps.1/deactivate", null), "ACTIVE");

        book.draft(Rulebook.document("steps.3", from)).expect(201);
        book.approve("steps.3").expect(200);
        assertThat(book.activate("steps.3").refused(409, "policy-date-taken").text("/otherVersion"))
                .isEqualTo("steps.2");
        book.goTo(from);
        wrongState(product.as("policyadmin").post("/policies/steps.2/deactivate", null), "ACTIVE");
        assertThat(book.activate("steps.3").refused(409, "policy-date-passed").text("/effectiveFrom"))
                .isEqualTo(from.toString());
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesBackWhatHasNotBegun(Database database) {
        Product product = PRODUCTS.on(database);
        Rulebook book = new Rulebook(product);
        book.begin("back.1");
        LocalDate from = book.today().plusDays(5);
        book.schedule("back.2", Rulebook.document("back.2", from));
        Reply back = product.as("policyadmin2")
                .post("/policies/back.2/deactivate", null)
                .expect(200);
        assertThat(back.text("/state")).isEqualTo("APPROVED");
        assertThat(back.text("/activatedBy")).isNull();
        assertThat(product.as("rep").get("/policies/back.1").text("/effectiveUntil"))
                .isNull();
        product.as("policyadmin").delete("/policies/back.2").expect(204);
        product.as("policyadmin").get("/policies/back.2").refused(404, "not-found");

        // The name is free again, and what it meant before is forgotten.
        book.schedule("back.2", Rulebook.document("back.2", from).replace("maxTcv: 25000", "maxTcv: 1"));
        book.goTo(from);
        assertThat(new Sales(product).submit(Sales.clear()).get("status").textValue())
                .isEqualTo("IN_REVIEW");
        assertThat(product.bean(History.class).of("policies/back.2", 0, 10).stream()
                        .map(record -> record.type().name()))
                .containsExactly(
                        "POLICY_DRAFTED",
                        "POLICY_APPROVED",
                        "POLICY_ACTIVATED",
                        "POLICY_DEACTIVATED",
                        "POLICY_DISCARDED",
                        "POLICY_DRAFTED",
                        "POLICY_APPROVED",
                        "POLICY_ACTIVATED");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsOneOfTwoActivationsHaveTheDay(Database database) {
        Product product = PRODUCTS.on(database);
        Rulebook book = new Rulebook(product);
        book.begin("race.1");
        for (int round = 0; round < 10; round++) {
            LocalDate day = book.today().plusDays(2 + round);
            String one = "race.a" + round;
            String other = "race.b" + round;
            for (String version : List.of(one, other)) {
                book.draft(Rulebook.document(version, day)).expect(201);
                book.approve(version).expect(200);
            }
            List<Reply> both = Together.act(() -> book.activate(one), () -> book.activate(other));
            assertThat(statuses(both)).containsExactly(200, 409);
            loser(both).refused(409, "policy-date-taken");
            String lost = both.get(0).status() == 200 ? other : one;

            String third = "race.c" + round;
            book.draft(Rulebook.document(third, day.plusDays(100))).expect(201);
            book.approve(third).expect(200);
            List<Reply> same = Together.act(() -> book.activate(third), () -> book.activate(third));
            assertThat(statuses(same)).containsExactly(200, 409);
            loser(same).refused(409, "policy-wrong-state");
            assertThat(book.state(lost)).isEqualTo("APPROVED");
        }
        List<Reply> drafts = Together.act(
                () -> book.draft(Rulebook.document("race.d", book.today().plusDays(50))),
                () -> book.draft(Rulebook.document("race.d", book.today().plusDays(60))));
        assertThat(statuses(drafts)).containsExactly(201, 409);
        loser(drafts).refused(409, "policy-version-taken");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void repeatsAStepUnderItsKey(Database database) {
        Product product = PRODUCTS.on(database);
        Rulebook book = new Rulebook(product);
        book.begin("key.1");
        String document = Rulebook.document("key.2", book.today().plusDays(5));
        Reply first = book.send("policyadmin", "/policies", document, "Idempotency-Key", "policy")
                .expect(201);
        Reply second = book.send("policyadmin", "/policies", document, "Idempotency-Key", "policy")
                .expect(201);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.json()).isEqualTo(first.json());
        book.send("policyadmin", "/policies", document + "# more", "Idempotency-Key", "policy")
                .refused(422, "idempotency-key-reused");
    }

    private static void wrongState(Reply reply, String state) {
        assertThat(reply.refused(409, "policy-wrong-state").text("/policyState"))
                .isEqualTo(state);
    }

    private static List<String> states(Rulebook book, String... versions) {
        return Stream.of(versions).map(book::state).toList();
    }

    private static Stream<Integer> statuses(List<Reply> replies) {
        return replies.stream().map(Reply::status).sorted();
    }

    private static Reply loser(List<Reply> replies) {
        return replies.get(replies.get(0).status() == 409 ? 0 : 1);
    }
}

package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that are sent again: one key has one effect, and a repeat is told what the first was told. */
class IdempotencyIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void replaysTheFirstAnswer(Database database) {
        Product product = Product.on(database);
        ObjectNode deal = Sales.smallForThree();
        String key = KeyedRequests.newKey();
        Reply first = KeyedRequests.submit(product, "rep", deal, key).expect(201);
        var stored = Rows.of(product);

        Reply again = KeyedRequests.submit(product, "rep", deal, key).expect(201);

        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotNull();
        assertThat(again.header("Location")).isEqualTo("/api/v1/deals/" + first.text("/number"));
        assertThat(first.header("Location")).isEqualTo(again.header("Location"));
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(Rows.of(product)).isEqualTo(stored);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void replaysADecisionAlthoughTheReviewIsClosed(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS")
                .get("id")
                .textValue();
        String decision = "{\"outcome\": \"APPROVE\", \"revision\": 1}";
        String key = KeyedRequests.newKey();
        String path = "/tasks/" + review + "/decision";
        Reply first = product.as("salesops")
                .post(path, decision, "Idempotency-Key", key)
                .expect(200);

        Reply again = product.as("salesops")
                .post(path, decision, "Idempotency-Key", key)
                .expect(200);

        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        product.as("salesops")
                .post(path, decision, "Idempotency-Key", KeyedRequests.newKey())
                .refused(409, "review-decided");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesAKeyForAnotherBodyOrQuery(Database database) {
        Product product = Product.on(database);
        ObjectNode deal = Sales.clear();
        String key = KeyedRequests.newKey();
        KeyedRequests.submit(product, "rep", deal, key).expect(201);

        KeyedRequests.submit(product, "rep", deal.put("name", "Another"), key).refused(422, "idempotency-key-reused");
        product.as("rep")
                .post("/deals", deal.put("name", "Consulting hours"), "Idempotency-Key", key)
                .refused(422, "idempotency-key-reused");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsKeysOfDifferentPeopleAndPathsApart(Database database) {
        Product product = Product.on(database);
        String key = KeyedRequests.newKey();
        Reply one = KeyedRequests.submit(product, "rep", Sales.clear(), key).expect(201);
        Reply other = KeyedRequests.submit(product, "rep2", Sales.clear(), key).expect(201);
        assertThat(other.text("/number")).isNotEqualTo(one.text("/number"));
        Reply withdrawn = product.as("rep")
                .post("/deals/" + one.text("/number") + "/withdraw", null, "Idempotency-Key", key)
                .expect(200);
        assertThat(withdrawn.header("Idempotent-Replayed")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void forgetsWhatFailed(Database database) {
        Product product = Product.on(database);
        ObjectNode deal = Sales.blocked();
        String key = KeyedRequests.newKey();
        var before = Rows.of(product);
        KeyedRequests.submit(product, "rep", deal, key).refused(422, "deal-blocked");
        assertThat(Rows.of(product)).isEqualTo(before);

        Reply fixed = KeyedRequests.submit(product, "rep", Sales.clear(), key).expect(201);

        assertThat(fixed.header("Idempotent-Replayed")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesWhatDiffersFromTheDealThatHoldsAReference(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        Client rep = product.as("rep");
        ObjectNode deal = Sales.clear();
        deal.put("externalRef", "OPP-" + KeyedRequests.newKey());
        String number = Sales.number(sales.submit(deal));

        Reply same = rep.post("/deals", deal).refused(409, "external-ref-taken");
        assertThat(same.text("/deal")).isEqualTo(number);
        assertThat(same.json().get("differing")).as(same.raw().body()).isEmpty();
        ObjectNode line = (ObjectNode) deal.at("/lines/0");
        line.put(
                "quantity",
                new BigDecimal(line.get("quantity").asText()).setScale(2).toPlainString());
        Reply sameByValue = rep.post("/deals", deal).refused(409, "external-ref-taken");
        assertThat(sameByValue.json().get("differing")).isEmpty();
        deal.put("name", "Other").put("paymentTermsDays", 45);
        Reply differing = rep.post("/deals?submit=true", deal).refused(409, "external-ref-taken");
        assertThat(differing.json().get("differing").toString()).isEqualTo("[\"name\",\"paymentTermsDays\"]");
        Reply stranger = product.as("rep2").post("/deals", deal).refused(409, "external-ref-taken");
        assertThat(stranger.json().has("deal")).isFalse();
        assertThat(stranger.raw().body()).doesNotContain(number);

        sales.close("rep", number, "LOST", sales.today()).expect(200);
        String next = rep.post("/deals", deal).expect(201).text("/number");
        assertThat(next).isNotEqualTo(number);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void replaysNothingThatTheCallerMayNoLongerRead(Database database) {
        Product product = Product.on(database);
        ObjectNode deal = Sales.smallForSalesOps();
        String key = KeyedRequests.newKey();
        Client rep = product.as("rep");
        Reply draft = rep.post("/deals", deal, "Idempotency-Key", key).expect(201);
        rep.post("/deals", deal, "Idempotency-Key", key).expect(201);
        rep.delete("/deals/" + draft.text("/number"), "If-Match", draft.header("ETag"))
                .expect(204);
        rep.post("/deals", deal, "Idempotency-Key", key).refused(404, "not-found");

        String person = "replays-" + Sales.newCustomer().toLowerCase(Locale.ROOT);
        Staff staff = new Staff(product);
        staff.hire(person, "SALES_REP");
        ObjectNode own = Sales.smallForSalesOps();
        String other = KeyedRequests.newKey();
        product.as(person).post("/deals", own, "Idempotency-Key", other).expect(201);
        staff.change(person, entry -> entry.putArray("roles").add("AUDITOR"));
        Reply lost = product.as(person).post("/deals", own, "Idempotency-Key", other);
        assertThat(lost.refused(403, "forbidden").header("Idempotent-Replayed")).isNull();
        staff.change(person, entry -> entry.putArray("roles").add("SALES_REP"));
        assertThat(product.as(person)
                        .post("/deals", own, "Idempotency-Key", other)
                        .expect(201)
                        .header("Idempotent-Replayed"))
                .isEqualTo("true");
        staff.change(person, entry -> entry.put("active", false));
    }
}

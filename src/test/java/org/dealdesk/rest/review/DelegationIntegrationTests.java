package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.data.Seeded;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who decides in whose place. The directory changes here, so the product is these tests' own. */
class DelegationIntegrationTests {

    @RegisterExtension
    static final OwnProducts PRODUCTS =
            new OwnProducts(product -> new Staff(product).hire("repfin", "SALES_REP", "FINANCE"));

    private static final List<String> APPROVERS = List.of(
            "salesops", "salesops2", "finance", "finance2", "legal", "legal2", "committee", "committee2", "repfin");

    /** Each test begins without delegations, and leaves everything sound. */
    @AfterEach
    void endDelegations() {
        PRODUCTS.each(product -> {
            Invariants.mustHold(product);
            product.sql()
                    .sql("update delegation set ended_at = current_timestamp where ended_at is null")
                    .update();
        });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsADelegateDecideAndNamesBoth(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = afterSalesOps(sales, sales.submit(Sales.smallForThree()));
        String number = Sales.number(deal);
        JsonNode finance = Sales.review(deal, "FINANCE");
        sales.decide("legal2", finance, "APPROVE").refused(403, "forbidden");
        String id = give(product, "finance", "legal2", "FINANCE").expect(201).text("/id");

        assertThat(tasks(product, "legal2")).contains(finance.get("id").textValue());
        JsonNode decided =
                sales.decide("legal2", finance, "APPROVE").expect(200).json();
        JsonNode review = review(decided, "FINANCE");
        assertThat(review.get("decidedBy").textValue()).isEqualTo("legal2");
        assertThat(review.get("onBehalfOf").toString()).isEqualTo("[\"finance\"]");
        assertThat(product.as("auditor")
                        .get("/deals/" + number + "/history?limit=200")
                        .json()
                        .toString())
                .contains("\"actor\":\"legal2\",\"onBehalfOf\":[\"finance\"]");

        sales.decide("legal2", Sales.review(decided, "LEGAL"), "APPROVE").refused(403, "other-function-decided");
        assertThat(Sales.status(sales.decide("legal", Sales.review(decided, "LEGAL"), "APPROVE")
                        .expect(200)
                        .json()))
                .isEqualTo("APPROVED");

        product.as("legal2").delete("/delegations/" + id).refused(403, "forbidden");
        product.as("legal").delete("/delegations/" + id).refused(404, "not-found");
        product.as("finance").delete("/delegations/" + id).expect(204);
        JsonNode later = afterSalesOps(sales, sales.submit(Sales.smallForThree()));
        sales.decide("legal2", Sales.review(later, "FINANCE"), "APPROVE").refused(403, "forbidden");
        assertThat(product.as("legal2").get("/delegations?limit=200").json().findValuesAsText("id"))
                .contains(id);
        product.as("rep").get("/delegations").refused(403, "forbidden");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void followsChainsAndEndsInCircles(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        give(product, "finance", "legal2", "FINANCE").expect(201);
        give(product, "legal2", "salesops2", "FINANCE").expect(201);
        give(product, "salesops2", "finance", "FINANCE").expect(201);
        give(product, "salesops2", "legal2", "FINANCE").expect(201);
        JsonNode deal = afterSalesOps(sales, sales.submit(Sales.smallForThree()));
        JsonNode decided = sales.decide("salesops2", Sales.review(deal, "FINANCE"), "APPROVE")
                .expect(200)
                .json();
        assertThat(review(decided, "FINANCE").get("onBehalfOf").toString()).isEqualTo("[\"finance\",\"legal2\"]");
        sales.decide("legal2", Sales.review(decided, "LEGAL"), "APPROVE").refused(403, "other-function-decided");

        JsonNode second = afterSalesOps(sales, sales.submit(Sales.smallForThree()));
        JsonNode own = sales.decide("finance", Sales.review(second, "FINANCE"), "APPROVE")
                .expect(200)
                .json();
        assertThat(review(own, "FINANCE").get("onBehalfOf").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsEverybodyInTheChainToTheRules(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        give(product, "repfin", "legal2", "FINANCE").expect(201);
        ObjectNode credited = Sales.smallForThree();
        credited.putArray("credits").addObject().put("rep", "rep").put("percent", 50);
        credited.withArray("credits").addObject().put("rep", "repfin").put("percent", 50);
        JsonNode deal = afterSalesOps(sales, sales.submit(credited));
        JsonNode finance = Sales.review(deal, "FINANCE");
        sales.decide("legal2", finance, "APPROVE").refused(403, "conflict-of-interest");
        assertThat(tasks(product, "legal2")).doesNotContain(finance.get("id").textValue());

        give(product, "finance2", "legal2", "FINANCE").expect(201);
        assertThat(tasks(product, "legal2")).contains(finance.get("id").textValue());
        JsonNode decided =
                sales.decide("legal2", finance, "APPROVE").expect(200).json();
        assertThat(review(decided, "FINANCE").get("onBehalfOf").toString()).isEqualTo("[\"finance2\"]");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsToTheDays(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        LocalDate today = sales.today();
        give(product, "finance", "legal2", "FINANCE", today.plusDays(1), today.plusDays(2))
                .expect(201);
        JsonNode finance = Sales.review(afterSalesOps(sales, sales.submit(Sales.smallForThree())), "FINANCE");
        sales.decide("legal2", finance, "APPROVE").refused(403, "forbidden");
        product.clock().advance(Duration.ofDays(3));
        sales.decide("legal2", finance, "APPROVE").refused(403, "forbidden");
        product.clock().advance(Duration.ofDays(-1));
        sales.decide("legal2", finance, "APPROVE").expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsTheDelegateOfWhoIsAway(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        Staff staff = new Staff(product);
        give(product, "finance", "legal2", "FINANCE").expect(201);
        JsonNode deal = afterSalesOps(sales, sales.submit(Sales.smallForThree()));
        JsonNode finance = Sales.review(deal, "FINANCE");
        try {
            away(staff, sales.today(), "finance", "finance2", "repfin");
            sales.decide("committee", finance, "APPROVE").refused(403, "forbidden");
            assertThat(tasks(product, "committee"))
                    .doesNotContain(finance.get("id").textValue());
            away(staff, sales.today(), "legal2");
            assertThat(tasks(product, "committee")).contains(finance.get("id").textValue());
            give(product, "committee", "salesops2", "COMMITTEE").expect(201);
            JsonNode decided =
                    sales.decide("salesops2", finance, "APPROVE").expect(200).json();
            assertThat(review(decided, "FINANCE").get("onBehalfOf").toString()).isEqualTo("[\"committee\"]");
        } finally {
            away(staff, null, "finance", "finance2", "repfin", "legal2");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesEverythingThatIsWrongWithADelegation(Database database) {
        Product product = PRODUCTS.on(database);
        LocalDate today = new Sales(product).today();
        Staff staff = new Staff(product);
        staff.hire("gone", "FINANCE");
        staff.change("gone", person -> person.put("active", false));

        assertThat(faults(give(product, "finance", "finance", "LEGAL", today, today.minusDays(1))))
                .containsExactlyInAnyOrder("/to not-allowed", "/function not-held", "/until out-of-order");
        assertThat(faults(give(product, "finance", "nobody", "FINANCE", today.minusDays(90), today.minusDays(80))))
                .containsExactlyInAnyOrder("/to unknown-person", "/from out-of-range", "/until out-of-range");
        assertThat(faults(give(product, "finance", "rep", "FINANCE"))).containsExactly("/to not-an-approver");
        assertThat(faults(give(product, "finance", "gone", "FINANCE"))).containsExactly("/to not-an-approver");
        assertThat(faults(product.as("finance").post("/delegations", "{}")))
                .containsExactlyInAnyOrder("/to missing", "/function missing", "/from missing", "/until missing");
        assertThat(faults(product.as("finance")
                        .post(
                                "/delegations",
                                "{\"to\": null, \"function\": \"KING\", \"from\": \"2026-02-30\", \"until\": 7}")))
                .containsExactlyInAnyOrder(
                        "/to missing", "/function unknown-value", "/from not-a-date", "/until wrong-type");
        give(product, "rep", "finance", "FINANCE").refused(403, "forbidden");

        give(product, "finance", "legal2", "FINANCE").expect(201);
        assertThat(faults(give(product, "finance", "legal2", "FINANCE"))).containsExactly("/to duplicate");
        give(product, "finance", "legal", "FINANCE").expect(201);
        give(product, "finance", "salesops", "FINANCE").expect(201);
        assertThat(faults(give(product, "finance", "salesops2", "FINANCE"))).containsExactly("/function wrong-size");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void listsExactlyWhatTheCallerMayDecide(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        Staff staff = new Staff(product);
        Seeded.check(4, seeded -> {
            List<JsonNode> open = new ArrayList<>();
            for (int index = 0; index < 3; index++) {
                ObjectNode input = Sales.smallForThree();
                if (seeded.chance(50)) {
                    input.putArray("credits").addObject().put("rep", "rep").put("percent", 50);
                    input.withArray("credits").addObject().put("rep", "repfin").put("percent", 50);
                }
                JsonNode deal = afterSalesOps(sales, sales.submit(input));
                if (seeded.chance(50)) {
                    sales.decide(seeded.oneOf(List.of("legal", "legal2")), Sales.review(deal, "LEGAL"), "APPROVE");
                }
                open.addAll(Sales.open(sales.read(Sales.number(deal))));
            }
            String[] absent =
                    APPROVERS.stream().filter(person -> seeded.chance(30)).toArray(String[]::new);
            try {
                for (int index = 0; index < 8; index++) {
                    give(
                            product,
                            seeded.oneOf(APPROVERS),
                            seeded.oneOf(APPROVERS),
                            seeded.oneOf(List.of("FINANCE", "LEGAL", "COMMITTEE")));
                }
                away(staff, sales.today(), absent);
                for (String person : APPROVERS) {
                    String listed = tasks(product, person);
                    for (JsonNode review : open) {
                        String id = review.get("id").textValue();
                        Reply claimed = product.as(person).post("/tasks/" + id + "/claim", null);
                        assertThat(claimed.status()).as(claimed.raw().body()).isIn(200, 403, 409);
                        assertThat(listed.contains("\"" + id + "\""))
                                .as(person + " " + id + " " + claimed.raw().body())
                                .isEqualTo(claimed.status() != 403);
                    }
                }
            } finally {
                away(staff, null, absent);
                endDelegations();
            }
        });
    }

    private static Reply give(Product product, String from, String to, String function) {
        LocalDate today = new Sales(product).today();
        return give(product, from, to, function, today, today.plusDays(7));
    }

    private static Reply give(
            Product product, String from, String to, String function, LocalDate begin, LocalDate end) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("to", to).put("function", function);
        body.put("from", begin.toString()).put("until", end.toString());
        return product.as(from).post("/delegations", body);
    }

    private static List<String> faults(Reply reply) {
        return reply.refused(422, "invalid").faults();
    }

    private static void away(Staff staff, LocalDate until, String... people) {
        for (String person : people) {
            staff.change(person, entry -> entry.put("awayUntil", until == null ? null : until.toString()));
        }
    }

    private static JsonNode afterSalesOps(Sales sales, JsonNode deal) {
        return sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE")
                .expect(200)
                .json();
    }

    private static JsonNode review(JsonNode deal, String function) {
        for (JsonNode review : deal.get("reviews")) {
            if (review.get("function").textValue().equals(function)) {
                return review;
            }
        }
        throw new AssertionError("no review of " + function);
    }

    private static String tasks(Product product, String person) {
        return product.as(person).get("/tasks?limit=200").expect(200).json().toString();
    }
}

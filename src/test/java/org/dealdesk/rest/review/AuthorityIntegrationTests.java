package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits of authority at every call about a review. The deals are worth 4,800 and 5,280. */
class AuthorityIntegrationTests {

    @RegisterExtension
    private static final OwnProducts PRODUCTS =
            new OwnProducts(product -> new Staff(product).hire("small", "SALES_OPS"));

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsEveryCallAboutAReviewToTheLimits(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        limit(product, "small", "{\"maxTcv\": \"4799.99\"}");
        JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");
        String id = review.get("id").textValue();
        Client small = product.as("small");

        assertThat(small.get("/tasks").expect(200).json().toString()).doesNotContain(id);
        small.post("/tasks/" + id + "/claim", null).refused(403, "outside-authority");
        for (String outcome : List.of("APPROVE", "REJECT", "REQUEST_CHANGES")) {
            sales.decide("small", review, outcome).refused(403, "outside-authority");
        }
        JsonNode bulk = small.post(
                        "/tasks/decisions",
                        "{\"decisions\": [{\"review\": \"%s\", \"outcome\": \"APPROVE\", \"revision\": 1}]}"
                                .formatted(id))
                .expect(207)
                .json();
        assertThat(bulk.toString()).contains("/problems/outside-authority");
        product.as("salesops")
                .post("/tasks/" + id + "/assign", "{\"assignee\": \"small\"}")
                .refused(422, "invalid");
        assertThat(waitsFor(product, review)).contains("salesops", "salesops2").doesNotContain("small");

        limit(product, "small", "{\"maxTcv\": \"4800\"}");
        assertThat(small.get("/tasks").expect(200).json().toString()).contains(id);
        assertThat(waitsFor(product, review)).contains("small");
        sales.decide("small", review, "APPROVE").expect(200);
        JsonNode decided = decision(product, dealOf(review));
        assertThat(decided.at("/data/limits/maxTcv").textValue()).isEqualTo("4800");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void asksAgainWhereARevisionLeavesTheLimitsOfItsApproval(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        limit(product, "small", "{\"maxTcv\": \"5000\"}");
        ObjectNode deal = Sales.smallForThree();
        JsonNode submitted = sales.submit(deal);
        String number = Sales.number(submitted);
        sales.decide("small", Sales.review(submitted, "SALES_OPS"), "APPROVE").expect(200);
        sales.act(number, "recall");
        ((ObjectNode) deal.at("/lines/0")).put("quantity", "21");
        sales.revise(number, deal);
        JsonNode again = sales.act(number, "submit");

        assertThat(Sales.asked(again)).containsExactly("SALES_OPS");
        assertThat(Sales.review(again, "SALES_OPS").toString())
                .contains("it was given under limits of authority: the TCV is above 5000");
        sales.decide("small", Sales.review(again, "SALES_OPS"), "APPROVE").refused(403, "outside-authority");
        sales.decide("salesops", Sales.review(again, "SALES_OPS"), "APPROVE").expect(200);
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void alarmsWhereNoLimitsContainTheDeal(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        Staff staff = new Staff(product);
        staff.change("salesops", person -> person.putArray("leadOf"));
        staff.change("committee2", person -> person.put("active", false));
        staff.change("committee", person -> person.put("active", false));
        limit(product, "small", "{\"maxTcv\": \"1\"}");
        limit(product, "salesops", "{\"minTrueMarginPct\": \"99\"}");
        JsonNode warned = limit(product, "salesops2", "{\"segments\": [\"CORE\"]}");
        assertThat(warned.get("withoutUnlimitedMember").toString()).isEqualTo("[\"SALES_OPS\",\"COMMITTEE\"]");

        JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");
        assertThat(stuck(product)).contains(review.get("id").textValue());
        Invariants.mustHold(product);

        staff.change("committee", person -> person.put("active", true));
        assertThat(stuck(product)).doesNotContain(review.get("id").textValue());
        sales.decide("committee", review, "APPROVE").expect(200);
        assertThat(decision(product, dealOf(review)).at("/data/cover").textValue())
                .isEqualTo("FALLBACK");
        List.of("small", "salesops", "salesops2").forEach(person -> limit(product, person, "{}"));
        staff.change("committee2", person -> person.put("active", true));
        staff.change("salesops", person -> person.putArray("leadOf").add("SALES_OPS"));
        Invariants.mustHold(product);
    }

    private static JsonNode limit(Product product, String person, String limits) {
        ObjectNode entry = (ObjectNode)
                product.as("admin").get("/people/" + person).expect(200).json();
        entry.set("authority", CanonicalJson.read("{\"SALES_OPS\": %s}".formatted(limits)));
        return product.as("admin").put("/people/" + person, entry).expect(200).json();
    }

    private static List<String> waitsFor(Product product, JsonNode review) {
        return product.as("auditor")
                .get("/deals/" + dealOf(review) + "/waiting")
                .expect(200)
                .json()
                .at("/waitsFor/0/people")
                .findValuesAsText("id");
    }

    private static String stuck(Product product) {
        return product.as("admin").get("/approvals/liveness").expect(200).raw().body();
    }

    private static JsonNode decision(Product product, String number) {
        for (JsonNode record : product.as("auditor")
                .get("/deals/" + number + "/history?limit=200")
                .expect(200)
                .json()
                .get("items")) {
            if (record.get("type").textValue().equals("REVIEW_DECIDED")) {
                return record;
            }
        }
        throw new AssertionError("no decision on record");
    }

    private static String dealOf(JsonNode review) {
        return review.get("id").textValue().substring(0, 8);
    }
}

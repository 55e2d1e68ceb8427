package org.dealdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.BiConsumer;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Deals;
import org.dealdesk.notification.recipient.DealQuestions;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A claim holds as long as the claimant may decide and is there; then colleagues take over, and questions reach all of them. */
class LapsedClaimsIntegrationTests {

    @RegisterExtension
    private static final OwnProducts PRODUCTS =
            new OwnProducts(product -> new Staff(product).hire("claimant", "SALES_OPS"));

    private static final Map<String, BiConsumer<Sales, ObjectNode>> WAYS_TO_LAPSE = Map.of(
            "is no longer active", (sales, person) -> person.put("active", false),
            "holds another function",
                    (sales, person) -> person.putArray("roles").add("LEGAL"),
            "is away",
                    (sales, person) ->
                            person.put("awayUntil", sales.today().plusDays(3).toString()));

    @ParameterizedTest
    @EnumSource(Database.class)
    void lapsesWithTheRightOrThePresenceOfTheClaimant(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        ObjectNode before = (ObjectNode)
                product.as("admin").get("/people/claimant").expect(200).json();
        WAYS_TO_LAPSE.forEach((way, change) -> {
            JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");
            String id = review.get("id").textValue();
            product.as("claimant").post("/tasks/" + id + "/claim", null).expect(200);
            product.as("salesops2").post("/tasks/" + id + "/claim", null).refused(409, "review-claimed");
            assertThat(asked(product, id)).as(way).containsExactly("claimant");

            ObjectNode changed = before.deepCopy();
            change.accept(sales, changed);
            product.as("admin").put("/people/claimant", changed).expect(200);

            assertThat(product.as("salesops")
                            .get("/tasks/" + id)
                            .expect(200)
                            .json()
                            .get("assignee")
                            .isNull())
                    .as(way)
                    .isTrue();
            assertThat(sales.read(deal(id)).at("/reviews/0/assignee").isNull())
                    .as(way)
                    .isTrue();
            assertThat(listed(product, id).get("assignee").isNull()).as(way).isTrue();
            if (!way.equals("is no longer active")) {
                assertThat(product.as("claimant")
                                .get("/tasks?status=mine")
                                .expect(200)
                                .json()
                                .get("items"))
                        .as(way)
                        .isEmpty();
            }
            assertThat(asked(product, id))
                    .as(way)
                    .contains("salesops", "salesops2")
                    .doesNotContain("claimant");
            product.as("salesops2").post("/tasks/" + id + "/claim", null).expect(200);
            assertThat(listed(product, id).get("assignee").textValue()).isEqualTo("salesops2");

            product.as("admin").put("/people/claimant", before).expect(200);
        });
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsTheClaimOfAStandInUntilTheDelegationEnds(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");
        String id = review.get("id").textValue();
        ObjectNode given =
                JsonNodeFactory.instance.objectNode().put("to", "legal").put("function", "SALES_OPS");
        given.put("from", sales.today().toString())
                .put("until", sales.today().plusDays(1).toString());
        String delegation =
                product.as("salesops").post("/delegations", given).expect(201).text("/id");
        product.as("legal").post("/tasks/" + id + "/claim", null).expect(200);
        assertThat(listed(product, id).get("assignee").textValue()).isEqualTo("legal");

        product.as("salesops").delete("/delegations/" + delegation).expect(204);

        assertThat(listed(product, id).get("assignee").isNull()).isTrue();
        product.as("salesops2").post("/tasks/" + id + "/claim", null).expect(200);
    }

    private static JsonNode listed(Product product, String id) {
        for (JsonNode task : product.as("salesops")
                .get("/tasks?limit=200")
                .expect(200)
                .json()
                .get("items")) {
            if (task.get("id").textValue().equals(id)) {
                return task;
            }
        }
        throw new AssertionError(id + " is not in the list");
    }

    private static Iterable<String> asked(Product product, String id) {
        DealNumber number = DealNumber.parse(deal(id)).orElseThrow();
        return product.bean(DealQuestions.class)
                .about(product.bean(Deals.class).find(number).orElseThrow())
                .asked();
    }

    private static String deal(String review) {
        return review.split("\\.", -1)[0];
    }
}

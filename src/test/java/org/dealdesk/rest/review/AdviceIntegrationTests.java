package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may decide asks a person who sees the deal for that long. */
class AdviceIntegrationTests {

    private static final int ROUNDS = 8;

    @RegisterExtension
    private static final OwnProducts PRODUCTS = new OwnProducts(product -> {
        Staff staff = new Staff(product);
        List.of("expert", "expert2", "expert3", "expert4", "expert5", "expert6")
                .forEach(person -> staff.hire(person, "SALES_REP"));
        staff.hire("crm", "CRM");
        staff.hire("gone", "SALES_REP");
        staff.change("gone", person -> person.put("active", false));
    });

    @ParameterizedTest
    @EnumSource(Database.class)
    void showsTheDealUntilTheAnswerAndTheAnswerWithTheReview(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");
        String number = dealOf(review);
        Client expert = product.as("expert");
        expert.get("/deals/" + number).refused(404, "not-found");

        JsonNode asked = ask(product, review, "expert", "Is the <b>price</b> usual?")
                .expect(201)
                .json();
        assertThat(asked.get("state").textValue()).isEqualTo("OPEN");
        expert.get("/deals/" + number).expect(200);
        assertThat(expert.get("/advice").expect(200).text("/items/0/id"))
                .isEqualTo(asked.get("id").textValue());
        assertThat(product.as("expert2").get("/advice").expect(200).json().get("items"))
                .isEmpty();
        assertThat(answer(product, "rep", asked).refused(403, "forbidden").problem())
                .isEqualTo("forbidden");
        answer(product, "expert2", asked).refused(404, "not-found");

        JsonNode answered = answer(product, "expert", asked).expect(200).json();
        assertThat(answered.get("state").textValue()).isEqualTo("ANSWERED");
        expert.get("/deals/" + number).refused(404, "not-found");
        answer(product, "expert", asked).refused(409, "advice-over");
        assertThat(product.as("rep")
                        .get("/tasks/" + id(review) + "/advice")
                        .expect(200)
                        .text("/items/0/answer"))
                .isEqualTo("It is.");
        assertThat(sales.history(number)).contains("ADVICE_ASKED", "ADVICE_GIVEN");
        sales.decide("salesops", review, "APPROVE").expect(200);
        ask(product, review, "expert", "Too late?").refused(409, "review-closed");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void asksNoPartyNoProgramAndFiveAtMost(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");

        for (String refused : List.of("rep", "crm", "salesops", "gone", "unknown")) {
            assertThat(ask(product, review, refused, "?")
                            .refused(422, "invalid")
                            .faults())
                    .as(refused)
                    .hasSize(1);
        }
        assertThat(product.as("salesops")
                        .post("/tasks/" + id(review) + "/advice", "{\"question\": \" \"}")
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/of missing", "/question blank");
        product.as("legal")
                .post("/tasks/" + id(review) + "/advice", wish("expert", "?"))
                .refused(403, "forbidden");
        for (String person : List.of("expert", "expert2", "expert3", "expert4", "expert5")) {
            ask(product, review, person, "?").expect(201);
        }
        assertThat(ask(product, review, "expert6", "?").refused(422, "invalid").faults())
                .containsExactly("/of wrong-size");
        String first = product.as("salesops")
                .get("/tasks/" + id(review) + "/advice")
                .expect(200)
                .text("/items/0/id");
        String address = "/tasks/" + id(review) + "/advice/" + first;
        product.as("salesops2").delete(address).refused(403, "forbidden");
        product.as("salesops").delete(address).expect(204);
        product.as("salesops").delete(address).refused(409, "advice-over");
        product.as("expert").get("/deals/" + dealOf(review)).refused(404, "not-found");
        ask(product, review, "salesops2", "And you, who may decide?").expect(201);
        product.as("expert2").get("/deals/" + dealOf(review)).expect(200);
        sales.decide("salesops2", review, "APPROVE").expect(200);
        product.as("expert2").get("/deals/" + dealOf(review)).refused(404, "not-found");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void answersBeforeTheDecisionOrNotAtAll(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");
            JsonNode asked =
                    ask(product, review, "expert", "Quick?").expect(201).json();

            List<Reply> replies = Together.act(
                    () -> answer(product, "expert", asked), () -> sales.decide("salesops", review, "APPROVE"));

            replies.get(1).expect(200);
            List<String> history = sales.history(dealOf(review));
            if (replies.get(0).status() == 200) {
                assertThat(history.indexOf("ADVICE_GIVEN")).isBetween(0, history.indexOf("REVIEW_DECIDED"));
            } else {
                replies.get(0).refused(409, "advice-over");
                assertThat(history).doesNotContain("ADVICE_GIVEN");
            }
        }
        Invariants.mustHold(product);
    }

    private static Reply ask(Product product, JsonNode review, String of, String question) {
        return product.as("salesops").post("/tasks/" + id(review) + "/advice", wish(of, question));
    }

    private static JsonNode wish(String of, String question) {
        return JsonNodeFactory.instance.objectNode().put("of", of).put("question", question);
    }

    private static Reply answer(Product product, String person, JsonNode asked) {
        return product.as(person)
                .post(
                        "/tasks/" + asked.get("review").textValue() + "/advice/"
                                + asked.get("id").textValue() + "/answer",
                        "{\"answer\": \"It is.\"}");
    }

    private static String id(JsonNode review) {
        return review.get("id").textValue();
    }

    private static String dealOf(JsonNode review) {
        return id(review).substring(0, 8);
    }
}

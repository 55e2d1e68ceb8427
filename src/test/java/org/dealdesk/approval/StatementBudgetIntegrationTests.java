package org.dealdesk.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.database.CountingDataSource;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a request may ask of the database, without the one statement that signs in; a batch counts once. With an idempotency key, a
 * request sends two more. H2 gets the changes of a transaction one after the other, PostgreSQL in one statement.
 */
class StatementBudgetIntegrationTests {

    private static final String SIGN_IN = "select p.id, p.name, p.mail,";
    private static final List<String> FUNCTIONS = List.of("SALES_OPS", "FINANCE", "LEGAL", "COMMITTEE");

    /** The statements of each call. */
    private final Map<String, List<String>> sent = new LinkedHashMap<>();

    private Product product;

    /** A deal of five lines that asks all four functions. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 14, 4", "H2, 21, 7"})
    void submitsClaimsAndDecidesWithinBudget(Database database, int most, int mostToClaim) {
        try (Product counted = Product.counted(database)) {
            product = counted;
            approve(Sales.forAll(), FUNCTIONS, List.of());
            approve(Sales.forAll(), FUNCTIONS, List.of());
        }
        sent.forEach((call, statements) -> assertWithin(call.endsWith("claim") ? mostToClaim : most, call, statements));
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 14", "H2, 21"})
    void sendsTwoMoreStatementsWithAKey(Database database, int most) {
        try (Product counted = Product.counted(database)) {
            product = counted;
            approve(Sales.forAll(), FUNCTIONS, List.of());
            approve(Sales.forAll(), FUNCTIONS, List.of("Idempotency-Key", "budget"));
        }
        sent.entrySet().stream()
                .filter(call ->
                        !call.getKey().endsWith("claim") && !call.getKey().endsWith("find"))
                .forEach(call -> assertWithin(most + 2, call.getKey(), call.getValue()));
    }

    /** Submit; find, claim and approve three reviews; read the deal and its history. One statement locks the people whose commission accrues. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 71", "H2, 108"})
    void takesADealThroughTwelveCallsWithinBudget(Database database, int most) {
        try (Product counted = Product.counted(database)) {
            product = counted;
            approve(fiveLines(), FUNCTIONS.subList(0, 3), List.of());
            approve(fiveLines(), FUNCTIONS.subList(0, 3), List.of());
        }
        List<String> all = sent.values().stream().flatMap(List::stream).toList();
        String each = sent.entrySet().stream()
                .map(call -> call.getKey() + " " + call.getValue().size())
                .toList()
                .toString();
        assertThat(sent).hasSize(12);
        assertWithin(most, each, all);
    }

    /** Counts each call anew: the second deal finds what is read for the first time only. */
    private void approve(ObjectNode proposal, List<String> functions, List<String> key) {
        sent.clear();
        product.bean(CountingDataSource.class).take();
        JsonNode deal = post("submit", "rep", "/deals?submit=true", proposal, key, 201);
        for (String function : functions) {
            String person = Sales.REVIEWERS.get(function);
            String review = Sales.review(deal, function).get("id").textValue();
            product.as(person).get("/tasks?limit=20&function=" + function).expect(200);
            count(function + " find");
            post(function + " claim", person, "/tasks/" + review + "/claim", null, List.of(), 200);
            ObjectNode decision = JsonNodeFactory.instance
                    .objectNode()
                    .put("outcome", "APPROVE")
                    .put("revision", 1);
            deal = post(function + " decide", person, "/tasks/" + review + "/decision", decision, key, 200);
        }
        assertThat(deal.get("status").textValue()).isEqualTo("APPROVED");
        product.as("rep").get("/deals/" + Sales.number(deal)).expect(200);
        count("read");
        product.as("rep").get("/deals/" + Sales.number(deal) + "/history").expect(200);
        count("history");
    }

    private JsonNode post(String call, String person, String path, JsonNode body, List<String> key, int expected) {
        Client.Reply reply =
                product.as(person).post(path, body, key.toArray(String[]::new)).expect(expected);
        count(call);
        return reply.json();
    }

    private void count(String call) {
        List<String> statements = product.bean(CountingDataSource.class).take();
        assertThat(statements).as(call).anyMatch(statement -> statement.startsWith(SIGN_IN));
        sent.put(
                call,
                statements.stream()
                        .filter(statement -> !statement.startsWith(SIGN_IN))
                        .toList());
    }

    private static ObjectNode fiveLines() {
        ObjectNode deal = Sales.forThree();
        ArrayNode lines = (ArrayNode) deal.get("lines");
        while (lines.size() < 5) {
            lines.add(lines.get(0).deepCopy());
        }
        return deal;
    }

    private static void assertWithin(int most, String call, List<String> statements) {
        assertThat(statements)
                .as(() -> call + " sent\n" + String.join("\n", statements))
                .hasSizeBetween(1, most);
    }
}

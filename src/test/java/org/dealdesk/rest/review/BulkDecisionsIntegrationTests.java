package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many decisions in one request: each has its own result. */
class BulkDecisionsIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void answersEachDecisionOnItsOwn(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        JsonNode first = sales.submit(Sales.smallForSalesOps());
        JsonNode second = sales.submit(Sales.smallForSalesOps());
        ObjectNode bulk = JsonNodeFactory.instance.objectNode();
        ArrayNode decisions = bulk.putArray("decisions");
        decisions.add(approve(first));
        decisions.add(approve(first));
        decisions.addObject().put("review", 7).put("outcome", "REJECT").put("revision", 1);
        decisions.add(approve(second).put("revision", 2));
        decisions.add("nonsense");
        decisions.add(approve(second).put("review", "D-999999.1.SALES_OPS"));
        decisions.add(approve(second).put("outcome", "REJECT"));

        Reply reply = product.as("salesops")
                .post("/tasks/decisions", bulk, "Idempotency-Key", "bulk-" + Sales.number(first))
                .expect(207);
        assertThat(results(reply))
                .containsExactly(
                        "200 APPROVED",
                        "409 /problems/review-decided",
                        "422 /problems/invalid [/comment missing, /review wrong-type]",
                        "409 /problems/revision-moved-on",
                        "422 /problems/invalid [ wrong-type, /outcome missing, /review missing, /revision missing]",
                        "404 /problems/not-found",
                        "422 /problems/invalid [/comment missing]");

        assertThat(results(product.as("salesops")
                        .post("/tasks/decisions", bulk, "Idempotency-Key", "bulk-" + Sales.number(first))
                        .expect(207)))
                .isEqualTo(results(reply));
        decisions.remove(6);
        product.as("salesops")
                .post("/tasks/decisions", bulk, "Idempotency-Key", "bulk-" + Sales.number(first))
                .refused(422, "idempotency-key-reused");
        assertThat(sales.history(Sales.number(first)))
                .filteredOn("REVIEW_DECIDED"::equals)
                .hasSize(1);
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void decidesAHundredAndNoMore(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        ObjectNode bulk = JsonNodeFactory.instance.objectNode();
        ArrayNode decisions = bulk.putArray("decisions");
        assertThat(product.as("salesops")
                        .post("/tasks/decisions", bulk)
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/decisions wrong-size");
        JsonNode deal = sales.submit(Sales.smallForSalesOps());
        for (int index = 0; index < 100; index++) {
            decisions.add(approve(deal));
        }
        List<String> results =
                results(product.as("salesops").post("/tasks/decisions", bulk).expect(207));
        assertThat(results).hasSize(100).startsWith("200 APPROVED");
        assertThat(results.subList(1, 100)).containsOnly("409 /problems/review-decided");
        decisions.add(approve(deal));
        assertThat(product.as("salesops")
                        .post("/tasks/decisions", bulk)
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/decisions wrong-size");
        assertThat(product.as("salesops").post("/tasks/decisions", "{}").faults())
                .containsExactly("/decisions missing");
        assertThat(results(product.as("rep")
                        .post("/tasks/decisions", "{\"decisions\": [" + approve(deal) + "]}")
                        .expect(207)))
                .containsExactly("403 /problems/forbidden");
    }

    private static ObjectNode approve(JsonNode deal) {
        String review = deal.at("/reviews/0/id").textValue();
        return JsonNodeFactory.instance
                .objectNode()
                .put("review", review)
                .put("outcome", "APPROVE")
                .put("revision", 1);
    }

    private static List<String> results(Reply reply) {
        List<String> results = new ArrayList<>();
        for (JsonNode item : reply.json().get("items")) {
            String ended = item.get("problem").isNull()
                    ? item.at("/deal/status").textValue()
                    : item.at("/problem/type").textValue() + faults(item.get("problem"));
            results.add(item.get("status").intValue() + " " + ended);
        }
        return results;
    }

    private static String faults(JsonNode problem) {
        List<String> faults = new ArrayList<>();
        problem.path("errors")
                .forEach(fault -> faults.add(fault.get("pointer").textValue() + " "
                        + fault.get("code").textValue()));
        return faults.isEmpty() ? "" : " " + faults.stream().sorted().toList();
    }
}

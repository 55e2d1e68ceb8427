package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Revision against revision, and since one last decided. */
class DiffIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesWhatChanged(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        ObjectNode first = Sales.smallForSalesOps();
        JsonNode deal = sales.submit(first);
        String number = Sales.number(deal);
        product.as("salesops").get("/deals/" + number + "/diff").refused(404, "not-found");
        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "REQUEST_CHANGES")
                .expect(200);
        ObjectNode second = first.deepCopy();
        second.putArray("terms").add("TERMINATION_FOR_CONVENIENCE");
        ((ObjectNode) second.at("/lines/0")).put("unitPrice", "250");
        sales.revise(number, second);
        sales.act(number, "submit");

        JsonNode diff = product.as("rep")
                .get("/deals/" + number + "/revisions/1/diff?to=2")
                .expect(200)
                .json();
        assertThat(changes(diff.get("fields")))
                .containsExactlyInAnyOrder(
                        "/terms/0 null \"TERMINATION_FOR_CONVENIENCE\"", "/lines/0/unitPrice \"240\" \"250\"");
        assertThat(changes(diff.get("figures"))).contains("/netTotal \"4800.00\" \"5000.00\"");
        assertThat(diff.at("/approvals/added").toString()).contains("LEGAL").doesNotContain("SALES_OPS");
        assertThat(diff.at("/policy/changed").booleanValue()).isFalse();
        assertThat(diff.get("findings").findValuesAsText("guardrail"))
                .contains("terms/TERMINATION_FOR_CONVENIENCE", "line-discount");
        assertThat(product.as("salesops")
                        .get("/deals/" + number + "/diff?since=decision")
                        .expect(200)
                        .json())
                .isEqualTo(product.as("salesops")
                        .get("/deals/" + number + "/revisions/1/diff")
                        .json());

        JsonNode back = product.as("rep")
                .get("/deals/" + number + "/revisions/2/diff?to=1")
                .expect(200)
                .json();
        assertThat(back.at("/approvals/removed")).isEqualTo(diff.at("/approvals/added"));
        JsonNode same = product.as("rep")
                .get("/deals/" + number + "/revisions/2/diff?to=2")
                .expect(200)
                .json();
        assertThat(same.get("fields")).isEmpty();
        assertThat(same.get("figures")).isEmpty();
        assertThat(same.get("findings")).isEmpty();

        product.as("rep2").get("/deals/" + number + "/revisions/1/diff").refused(404, "not-found");
        product.as("rep").get("/deals/" + number + "/revisions/1/diff?to=3").refused(404, "not-found");
        product.as("rep").get("/deals/" + number + "/revisions/9/diff").refused(404, "not-found");
        assertThat(product.as("rep")
                        .get("/deals/" + number + "/revisions/1/diff?to=x")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/to not-a-number");
        product.as("legal").get("/deals/" + number + "/diff").refused(404, "not-found");
    }

    private static List<String> changes(JsonNode list) {
        List<String> changes = new ArrayList<>();
        list.forEach(change ->
                changes.add(change.get("at").textValue() + " " + change.get("from") + " " + change.get("to")));
        return changes;
    }
}

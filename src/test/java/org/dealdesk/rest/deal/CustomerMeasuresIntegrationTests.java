package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two measures that look beyond a deal: what the same customer bought of late, and how much of all business is theirs. */
class CustomerMeasuresIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void addsUpTheHalvesOfASplitDeal(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        ObjectNode half = Sales.clear();
        String first = Sales.number(sales.submit(half));

        JsonNode second = sales.submit(half);

        assertThat(Sales.status(second)).isEqualTo("IN_REVIEW");
        assertThat(Sales.asked(second)).containsExactly("SALES_OPS");
        JsonNode finding = finding(second, "split-deals").orElseThrow();
        assertThat(finding.get("severity").textValue()).isEqualTo("PASS");
        assertThat(finding.get("measured").textValue()).isEqualTo("33000.00");
        assertThat(finding.get("deals").toString()).isEqualTo("[\"" + first + "\"]");
        JsonNode stored = inputs(product, second).at("/answers/split-deals");
        assertThat(new BigDecimal(stored.get("sum").textValue())).isEqualByComparingTo("16500");
        assertThat(stored.get("deals").toString()).isEqualTo("[\"" + first + "\"]");

        JsonNode others = finding(
                        product.as("rep2")
                                .post("/assessments", half)
                                .expect(200)
                                .json(),
                        "split-deals")
                .orElseThrow();
        assertThat(others.get("deals")).isEmpty();
        assertThat(others.get("otherDeals").intValue()).isEqualTo(2);
        assertThat(others.toString()).doesNotContain(first);
        assertThat(finding(product.as("finance").post("/assessments", half).json(), "split-deals")
                        .orElseThrow()
                        .get("deals"))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void leavesOutWhatDoesNotCount(Database database) {
        Sales sales = new Sales(Product.on(database));
        ObjectNode half = Sales.clear();
        String withdrawn = Sales.number(sales.submit(half));
        sales.act(withdrawn, "withdraw");
        String lost = Sales.number(sales.submit(half));
        sales.close("rep", lost, "LOST", sales.today()).expect(200);
        sales.draft(half);
        ObjectNode large = half.deepCopy();
        ((ObjectNode) large.at("/lines/0")).put("quantity", "1000");
        assertThat(Sales.status(sales.submit(large))).isEqualTo("IN_REVIEW");

        JsonNode alone = sales.submit(half);

        assertThat(Sales.status(alone)).isEqualTo("APPROVED");
        assertThat(finding(alone, "split-deals")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsADealWhoseWorkingCopyNamesAnotherCustomer(Database database) {
        Sales sales = new Sales(Product.on(database));
        ObjectNode half = Sales.clear();
        ObjectNode discounted = half.deepCopy();
        ((ObjectNode) discounted.at("/lines/0")).put("unitPrice", "240");
        JsonNode returned = sales.submit(discounted);
        sales.decide("salesops", Sales.review(returned, "SALES_OPS"), "REQUEST_CHANGES")
                .expect(200);
        JsonNode moved = sales.revise(Sales.number(returned), Sales.clear());
        assertThat(moved.at("/customer/id")).isNotEqualTo(half.at("/customer/id"));

        JsonNode second = sales.submit(half);

        assertThat(Sales.status(second)).isEqualTo("IN_REVIEW");
        assertThat(finding(second, "split-deals").orElseThrow().get("measured").textValue())
                .isEqualTo("30900.00");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void looksBackOverItsWindows(Database database) {
        try (Product product = Product.fresh(database)) {
            try {
                splitDealsLookBackThirtyDays(product);
                product.clock().reset();
                concentrationLooksAtWhatIsApproved(product);
            } finally {
                product.clock().reset();
            }
        }
    }

    private static void splitDealsLookBackThirtyDays(Product product) {
        Sales sales = new Sales(product);
        ObjectNode half = Sales.clear();
        String first = Sales.number(sales.submit(half));
        sales.close("rep", first, "WON", sales.today()).expect(200);
        product.clock().advance(Duration.ofDays(30));
        assertThat(finding(preview(product, half), "split-deals")).isPresent();
        product.clock().advance(Duration.ofDays(1));
        assertThat(finding(preview(product, half), "split-deals")).isEmpty();
    }

    private static void concentrationLooksAtWhatIsApproved(Product product) {
        Sales sales = new Sales(product);
        ObjectNode large = Sales.hours("4000", "275");
        ObjectNode same = Sales.hours("100", "275");
        same.set("customer", large.get("customer"));
        JsonNode submitted = sales.submit(large);
        assertThat(finding(submitted, "customer-concentration")).isEmpty();
        assertThat(finding(preview(product, same), "customer-concentration")).isEmpty();
        String first = Sales.number(sales.approveAll(Sales.number(submitted)));

        JsonNode more = sales.submit(same);
        JsonNode finding = finding(more, "customer-concentration").orElseThrow();
        // The small deal that was won before is among all business: (1,100,000 + 27,500) / (1,116,500 + 27,500).
        assertThat(finding.get("measured").textValue()).isEqualTo("98.56");
        assertThat(finding.get("approvals").toString()).isEqualTo("[\"COMMITTEE\",\"FINANCE\"]");
        assertThat(finding.get("deals").toString()).isEqualTo("[\"" + first + "\"]");
        assertThat(finding.get("otherDeals").intValue()).isEqualTo(1);
        JsonNode stored = inputs(product, more).at("/answers/customer-concentration");
        assertThat(new BigDecimal(stored.get("overallSum").textValue())).isEqualByComparingTo("1116500");
        assertThat(stored.get("deals").toString()).isEqualTo("[\"" + first + "\"]");

        JsonNode other = finding(preview(product, Sales.hours("100", "275")), "customer-concentration")
                .orElseThrow();
        assertThat(other.get("measured").textValue()).isEqualTo("2.40");
        assertThat(other.get("severity").textValue()).isEqualTo("PASS");
        assertThat(finding(preview(product, Sales.clear()), "customer-concentration"))
                .isEmpty();
        JsonNode hidden = finding(product.as("rep2").post("/assessments", same).json(), "customer-concentration")
                .orElseThrow();
        assertThat(hidden.get("deals")).isEmpty();
        assertThat(hidden.get("otherDeals").intValue()).isEqualTo(2);

        product.clock().advance(Duration.ofDays(31));
        assertThat(finding(preview(product, same), "customer-concentration")).isEmpty();
    }

    private static JsonNode preview(Product product, ObjectNode deal) {
        return product.as("rep").post("/assessments", deal).expect(200).json();
    }

    /** The finding of one guardrail, in an assessment or in a deal that has one. */
    private static Optional<JsonNode> finding(JsonNode document, String guardrail) {
        JsonNode assessment = document.has("assessment") ? document.get("assessment") : document;
        for (JsonNode finding : assessment.get("findings")) {
            if (finding.get("guardrail").textValue().equals(guardrail)) {
                return Optional.of(finding);
            }
        }
        return Optional.empty();
    }

    /** What is stored with the revision. */
    private static JsonNode inputs(Product product, JsonNode deal) {
        String document = product.sql()
                .sql("select document from revision where deal_id = ? and number = ?")
                .params(
                        Long.valueOf(Sales.number(deal).substring(2)),
                        deal.get("revision").intValue())
                .query(String.class)
                .single();
        return CanonicalJson.read(document).get("customer");
    }
}

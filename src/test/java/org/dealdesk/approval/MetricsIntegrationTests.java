package org.dealdesk.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator sees of the deals, as Prometheus scrapes it. */
class MetricsIntegrationTests {

    private static Product watched(Database database) {
        return Product.start(database.fresh(), "dealdesk.metrics.kept=0s");
    }

    private static double metric(Product product, String sample) {
        return product.as("admin")
                .get("//actuator/prometheus")
                .expect(200)
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no sample " + sample));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsDealsAndReviewsAsTheyMove(Database database) {
        try (Product product = watched(database)) {
            Sales sales = new Sales(product);
            product.as("rep").post("/deals?submit=true", Sales.blocked()).expect(422);
            sales.submit(Sales.clear());
            JsonNode deal = sales.submit(Sales.forThree());
            sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE").expect(200);
            product.clock().advance(Duration.ofHours(2));

            assertThat(metric(product, "dealdesk_deals{status=\"APPROVED\"}")).isEqualTo(1);
            assertThat(metric(product, "dealdesk_deals{status=\"IN_REVIEW\"}")).isEqualTo(1);
            assertThat(metric(product, "dealdesk_deals{status=\"LOST\"}")).isZero();
            assertThat(metric(product, "dealdesk_deals_submitted_total{outcome=\"blocked\"}"))
                    .isEqualTo(1);
            assertThat(metric(product, "dealdesk_deals_submitted_total{outcome=\"clear\"}"))
                    .isEqualTo(1);
            assertThat(metric(product, "dealdesk_deals_submitted_total{outcome=\"review\"}"))
                    .isEqualTo(1);
            assertThat(metric(product, "dealdesk_reviews_open{function=\"FINANCE\"}"))
                    .isEqualTo(1);
            assertThat(metric(product, "dealdesk_reviews_open{function=\"SALES_OPS\"}"))
                    .isZero();
            assertThat(metric(product, "dealdesk_reviews_open_oldest_seconds{function=\"LEGAL\"}"))
                    .isBetween(7200.0, 7320.0);
            assertThat(metric(
                            product,
                            "dealdesk_reviews_decided_seconds_count{function=\"SALES_OPS\",outcome=\"APPROVE\"}"))
                    .isEqualTo(1);
            product.clock().reset();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsReviewsThatNobodyMayDecide(Database database) {
        try (Product product = watched(database)) {
            new Sales(product).submit(Sales.forSalesOps());
            assertThat(metric(product, "dealdesk_reviews_unassignable")).isZero();

            for (String person : new String[] {"salesops", "salesops2"}) {
                dismiss(product, person);
            }
            boolean fallback = product.sql()
                            .sql("select count(*) from review where fallback is not null")
                            .query(Long.class)
                            .single()
                    > 0;
            assertThat(fallback).as("Sales Ops has a fallback").isTrue();
            assertThat(metric(product, "dealdesk_reviews_unassignable"))
                    .as("the fallback stands in")
                    .isZero();

            product.sql().sql("update person set active = false").update();
            product.sql()
                    .sql("update person set active = true where id = 'admin'")
                    .update();
            assertThat(metric(product, "dealdesk_reviews_unassignable")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsExpiriesOnce(Database database) {
        try (Product product = watched(database)) {
            JsonNode deal = new Sales(product).submit(Sales.clear());
            product.clock().advance(Duration.ofDays(400));
            for (int reads = 0; reads < 2; reads++) {
                new Sales(product).read(deal.get("number").textValue());
            }

            assertThat(metric(product, "dealdesk_deals_expired_total")).isEqualTo(1);
            product.clock().reset();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void watchesTheEngine(Database database) {
        Product product = Product.on(database);
        assertThat(metric(product, "dealdesk_engine_incidents")).isZero();
        assertThat(metric(product, "dealdesk_engine_jobs_without_retries")).isZero();
        assertThat(metric(product, "dealdesk_engine_jobs_oldest_due_seconds")).isNotNegative();
        assertThat(metric(product, "dealdesk_gate_refusals_total")).isZero();
    }

    private static void dismiss(Product product, String person) {
        product.as("admin")
                .put(
                        "/people/" + person,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("name", person)
                                .put("active", false)
                                .set(
                                        "roles",
                                        JsonNodeFactory.instance.arrayNode().add("SALES_OPS")))
                .expect(200);
    }
}

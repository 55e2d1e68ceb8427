package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.approval.deadline.ServiceLevels;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reviews that take long: a reminder at half of the service level, an escalation at its end, each once, whenever the sweep runs. */
class ServiceLevelsIntegrationTests {

    /** Longer than a request takes on a busy machine. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsOfReviewsThatTakeLong(Database database) {
        try (Product product = Product.fresh(database)) {
            try {
                remindsAtHalfAndEscalatesAtTheEnd(product);
                tellsBothWhereTheTimerComesLate(product);
                tellsNothingOfWhatWasDecided(product);
                givesEachReviewAClockOfItsOwn(product);
                saysForWhomADealWaited(product);
                Invariants.mustHold(product);
            } finally {
                product.clock().reset();
            }
        }
    }

    private static void remindsAtHalfAndEscalatesAtTheEnd(Product product) {
        Sales sales = new Sales(product);
        JsonNode review = Sales.review(sales.submit(Sales.forSalesOps()), "SALES_OPS");
        String number = review.get("id").textValue().substring(0, 8);
        Instant due = instant(review, "dueAt");
        Instant half = Deals.POLICY.approval().remindAt(ApprovalFunction.SALES_OPS, instant(review, "openedAt"));

        moveTo(product, half.minus(MARGIN));
        product.runDueJobs();
        assertThat(sales.history(number)).endsWith("DEAL_SUBMITTED", "REVIEW_OPENED");

        moveTo(product, half);
        product.runDueJobs();
        product.bean(ServiceLevels.class).remindAndEscalate();
        assertThat(sales.history(number)).endsWith("DEAL_SUBMITTED", "REVIEW_OPENED", "REVIEW_REMINDED");

        moveTo(product, due.minus(MARGIN));
        product.runDueJobs();
        assertThat(sales.history(number)).endsWith("REVIEW_OPENED", "REVIEW_REMINDED");

        moveTo(product, due);
        product.runDueJobs();
        product.bean(ServiceLevels.class).remindAndEscalate();
        assertThat(sales.history(number)).endsWith("REVIEW_OPENED", "REVIEW_REMINDED", "REVIEW_ESCALATED");
        JsonNode last = product.as("auditor")
                .get("/deals/" + number + "/history?limit=200")
                .json()
                .at("/items/4");
        assertThat(last.at("/actor").textValue()).isEqualTo("system");
        assertThat(last.at("/data/dueAt").textValue()).isEqualTo(due.toString());
        assertThat(last.at("/data/leads").toString()).isEqualTo("[\"salesops\"]");
        assertThat(product.as("salesops")
                        .get("/tasks?status=overdue")
                        .expect(200)
                        .json()
                        .at("/items/0/id"))
                .isEqualTo(review.get("id"));
        sales.approveAll(number);
        product.bean(ServiceLevels.class).remindAndEscalate();
        assertThat(sales.history(number)).endsWith("REVIEW_DECIDED", "DEAL_APPROVED", "COMMISSION_ACCRUED");
    }

    private static void tellsBothWhereTheTimerComesLate(Product product) {
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.forSalesOps());
        moveTo(product, instant(Sales.review(deal, "SALES_OPS"), "dueAt").plus(Duration.ofDays(3)));
        product.runDueJobs();

        assertThat(sales.history(Sales.number(deal))).endsWith("REVIEW_OPENED", "REVIEW_REMINDED", "REVIEW_ESCALATED");
    }

    private static void tellsNothingOfWhatWasDecided(Product product) {
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.forSalesOps());
        JsonNode review = Sales.review(deal, "SALES_OPS");
        sales.decide("salesops", review, "REQUEST_CHANGES").expect(200);
        moveTo(product, instant(review, "dueAt").plus(MARGIN));
        product.runDueJobs();

        assertThat(sales.history(Sales.number(deal)))
                .endsWith("REVIEW_DECIDED", "CHANGES_REQUESTED")
                .doesNotContain("REVIEW_REMINDED", "REVIEW_ESCALATED");
    }

    private static void givesEachReviewAClockOfItsOwn(Product product) {
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.forThree());
        deal = sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE")
                .expect(200)
                .json();
        // Finance has sixteen hours, legal twenty-four: finance is reminded after eight, legal after twelve.
        moveTo(
                product,
                Deals.POLICY
                        .approval()
                        .remindAt(ApprovalFunction.FINANCE, instant(Sales.review(deal, "FINANCE"), "openedAt")));
        product.runDueJobs();

        List<JsonNode> reminded = records(product, Sales.number(deal), "REVIEW_REMINDED");
        assertThat(reminded).hasSize(1);
        assertThat(reminded.get(0).at("/data/function").textValue()).isEqualTo("FINANCE");
    }

    private static void saysForWhomADealWaited(Product product) {
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.forThree());
        String number = Sales.number(deal);
        moveTo(product, instant(Sales.review(deal, "SALES_OPS"), "dueAt"));
        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "REQUEST_CHANGES")
                .expect(200);
        product.clock().advance(Duration.ofDays(7));

        JsonNode waiting = product.as("rep")
                .get("/deals/" + number + "/waiting")
                .expect(200)
                .json();
        assertThat(waiting.at("/waits").findValuesAsText("cause"))
                .containsExactlyInAnyOrder("PREREQUISITE", "PREREQUISITE", "REVIEWER", "REP");
        assertThat(waiting.at("/businessHours/reviewer").textValue()).startsWith("8.");
        assertThat(waiting.at("/businessHours/prerequisite").textValue()).startsWith("16.");
        assertThat(waiting.at("/waits/3/function").isNull()).isTrue();
        assertThat(waiting.at("/waits/3/until").isNull()).isTrue();
        product.as("rep2").get("/deals/" + number + "/waiting").refused(404, "not-found");
    }

    private static List<JsonNode> records(Product product, String number, String type) {
        List<JsonNode> found = new ArrayList<>();
        product.as("auditor")
                .get("/deals/" + number + "/history?limit=200")
                .expect(200)
                .json()
                .get("items")
                .forEach(record -> {
                    if (record.get("type").textValue().equals(type)) {
                        found.add(record);
                    }
                });
        return found;
    }

    private static void moveTo(Product product, Instant instant) {
        product.clock().advance(Duration.between(product.now(), instant));
    }

    private static Instant instant(JsonNode review, String field) {
        return Instant.parse(review.get(field).textValue());
    }
}

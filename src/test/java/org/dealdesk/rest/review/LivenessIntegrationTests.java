package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A review without an eligible approver is noticed. The directory changes here, so the product is these tests' own. */
class LivenessIntegrationTests {

    @RegisterExtension
    static final OwnProducts PRODUCTS = new OwnProducts();

    private static final String[] SALES_OPS_AND_COMMITTEE = {"salesops", "salesops2", "committee", "committee2"};

    @ParameterizedTest
    @EnumSource(Database.class)
    void raisesAnAlarmOnceAndEndsIt(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        Staff staff = new Staff(product);
        JsonNode deal = sales.submit(Sales.smallForSalesOps());
        String number = Sales.number(deal);
        try {
            active(staff, false, SALES_OPS_AND_COMMITTEE);
            assertThat(alarms(sales, number)).containsExactly("REVIEW_UNASSIGNABLE");
            Invariants.mustHold(product);
            product.runDueJobs();
            assertThat(alarms(sales, number)).containsExactly("REVIEW_UNASSIGNABLE");
            String late = Sales.number(sales.submit(Sales.smallForSalesOps()));
            assertThat(alarms(sales, late)).containsExactly("REVIEW_UNASSIGNABLE");
            assertThat(stuck(product, "")).contains(number, late);
            Invariants.mustHold(product);
        } finally {
            active(staff, true, SALES_OPS_AND_COMMITTEE);
        }
        assertThat(alarms(sales, number)).containsExactly("REVIEW_UNASSIGNABLE", "REVIEW_ASSIGNABLE");
        assertThat(stuck(product, "")).doesNotContain(number);
        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE").expect(200);
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void noticesAbsencesThatBeginAndEndByThemselves(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        Staff staff = new Staff(product);
        LocalDate today = sales.today();
        String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("to", "legal").put("function", "SALES_OPS");
        body.put("from", today.toString()).put("until", today.plusDays(1).toString());
        product.as("salesops").post("/delegations", body).expect(201);
        try {
            away(staff, today.plusDays(3), SALES_OPS_AND_COMMITTEE);
            assertThat(alarms(sales, number)).isEmpty();
            product.clock().advance(Duration.ofDays(2));
            product.runDueJobs();
            assertThat(alarms(sales, number)).containsExactly("REVIEW_UNASSIGNABLE");
            product.clock().advance(Duration.ofDays(2));
            product.runDueJobs();
            assertThat(alarms(sales, number)).containsExactly("REVIEW_UNASSIGNABLE", "REVIEW_ASSIGNABLE");
        } finally {
            product.clock().reset();
            away(staff, null, SALES_OPS_AND_COMMITTEE);
        }
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void saysWhatWouldStopWithoutSomebody(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        Staff staff = new Staff(product);
        String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        try {
            active(staff, false, "salesops2", "committee", "committee2");
            assertThat(stuck(product, "")).doesNotContain(number);
            assertThat(stuck(product, "?without=finance")).doesNotContain(number);
            assertThat(stuck(product, "?without=salesops")).contains(number);
            assertThat(product.as("finance")
                            .get("/approvals/liveness?without=salesops")
                            .expect(200)
                            .json()
                            .toString())
                    .contains(number);
        } finally {
            active(staff, true, "salesops2", "committee", "committee2");
        }
        product.as("auditor").get("/approvals/liveness").expect(200);
        product.as("finance2").get("/approvals/liveness").refused(403, "forbidden");
        product.as("rep").get("/approvals/liveness").refused(403, "forbidden");
        assertThat(product.as("admin")
                        .get("/approvals/liveness?without=nobody")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/without unknown-person");
    }

    private static List<String> alarms(Sales sales, String number) {
        return sales.history(number).stream()
                .filter(type -> type.endsWith("ASSIGNABLE"))
                .toList();
    }

    private static String stuck(Product product, String query) {
        return product.as("admin")
                .get("/approvals/liveness" + query + (query.isEmpty() ? "?" : "&") + "limit=200")
                .expect(200)
                .json()
                .toString();
    }

    private static void active(Staff staff, boolean active, String... people) {
        for (String person : people) {
            staff.change(person, entry -> entry.put("active", active));
        }
    }

    private static void away(Staff staff, LocalDate until, String... people) {
        for (String person : people) {
            staff.change(person, entry -> entry.put("awayUntil", until == null ? null : until.toString()));
        }
    }
}

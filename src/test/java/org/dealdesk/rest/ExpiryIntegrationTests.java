package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dealdesk.testing.Client;
import org.dealdesk.testing.Database;
import org.dealdesk.testing.Product;
import org.dealdesk.testing.Sales;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What runs out: approvals after thirty days, and keys of repeatable requests. The clock decides, whenever a timer fires. */
class ExpiryIntegrationTests {

    private static final Duration LAST_DAY = Duration.ofDays(30);
    private static final Duration PAST = Duration.ofDays(32);

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsApprovalsRunOut(Database database) {
        try (Product product = Product.fresh(database)) {
            try {
                // The clock goes on from each to the next: a timer's next date would be far away if it went back.
                recordsExpiriesByTimer(product);
                recordsExpiriesOnEveryCall(product);
                standsUntilTheEndOfItsLastDay(product);
                forgetsKeysAfterThirtyDays(product);
            } finally {
                product.clock().reset();
            }
        }
    }

    private static void recordsExpiriesByTimer(Product product) {
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.clear()));
        product.clock().advance(PAST);
        product.runDueJobs();

        assertThat(sales.history(number))
                .containsExactly(
                        "DEAL_CREATED",
                        "DEAL_SUBMITTED",
                        "DEAL_APPROVED",
                        "COMMISSION_ACCRUED",
                        "DEAL_EXPIRED",
                        "COMMISSION_REVERSED");
        assertThat(Sales.status(sales.read(number))).isEqualTo("EXPIRED");
        assertThat(Sales.commission(sales.read(number))).isEqualTo("330.00 REVERSED");
        assertThat(Sales.commission(sales.act(number, "submit"))).isEqualTo("330.00 ACCRUED");
        assertThat(sales.ledger(number))
                .containsExactly(
                        "ACCRUAL ACCRUED rep 330.00", "REVERSAL ACCRUED rep -330.00", "ACCRUAL ACCRUED rep 330.00");
    }

    private static void recordsExpiriesOnEveryCall(Product product) {
        Sales sales = new Sales(product);
        Client rep = product.as("rep");
        String read = Sales.number(sales.submit(Sales.clear()));
        String remembered = Sales.number(sales.submit(Sales.clear()));
        String closed = Sales.number(sales.submit(Sales.clear()));
        String lost = Sales.number(sales.submit(Sales.clear()));
        String submitted = Sales.number(sales.submit(Sales.clear()));
        String withdrawn = Sales.number(sales.submit(Sales.clear()));
        product.clock().advance(PAST);

        assertThat(rep.get("/deals/" + read).text("/status")).isEqualTo("EXPIRED");
        assertThat(sales.history(remembered)).endsWith("DEAL_EXPIRED", "COMMISSION_REVERSED");
        sales.close("rep", closed, "WON", sales.today()).refused(409, "wrong-status");
        assertThat(sales.history(closed)).endsWith("DEAL_EXPIRED", "COMMISSION_REVERSED");
        sales.close("rep", lost, "LOST", sales.today()).expect(200);
        assertThat(sales.history(lost)).endsWith("DEAL_EXPIRED", "COMMISSION_REVERSED", "DEAL_LOST");
        assertThat(Sales.status(sales.act(submitted, "submit"))).isEqualTo("APPROVED");
        assertThat(sales.history(submitted))
                .endsWith(
                        "DEAL_EXPIRED", "COMMISSION_REVERSED", "DEAL_SUBMITTED", "DEAL_APPROVED", "COMMISSION_ACCRUED");
        rep.post("/deals/" + withdrawn + "/withdraw", null).refused(409, "wrong-status");
        assertThat(Sales.commission(sales.read(withdrawn))).isEqualTo("330.00 REVERSED");
    }

    private static void standsUntilTheEndOfItsLastDay(Product product) {
        Sales sales = new Sales(product);
        var deal = sales.submit(Sales.clear());
        assertThat(deal.get("expiresOn").textValue())
                .isEqualTo(sales.today().plusDays(30).toString());
        product.clock().advance(LAST_DAY);
        product.runDueJobs();
        assertThat(Sales.status(sales.read(Sales.number(deal)))).isEqualTo("APPROVED");
        sales.close("rep", Sales.number(deal), "WON", sales.today()).expect(200);
    }

    private static void forgetsKeysAfterThirtyDays(Product product) {
        Client rep = product.as("rep");
        var deal = Sales.clear();
        String first = rep.post("/deals", deal, "Idempotency-Key", "monthly")
                .expect(201)
                .text("/number");
        product.clock().advance(LAST_DAY.minusHours(1));
        product.runDueJobs();
        assertThat(rep.post("/deals", deal, "Idempotency-Key", "monthly").text("/number"))
                .isEqualTo(first);
        product.clock().advance(Duration.ofHours(2));
        product.runDueJobs();
        var again = rep.post("/deals", deal, "Idempotency-Key", "monthly").expect(201);
        assertThat(again.header("Idempotent-Replayed")).isNull();
        assertThat(again.text("/number")).isNotEqualTo(first);
    }
}

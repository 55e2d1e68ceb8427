package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.LogLines;
import org.dealdesk.testing.product.Product;
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
                goesOnWhereOneDealFails(product);
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

    /** A deal whose next record collides with one that is there already can be swept by none, until it is repaired. */
    private static void goesOnWhereOneDealFails(Product product) {
        Sales sales = new Sales(product);
        List<String> approved = new ArrayList<>();
        for (int deal = 0; deal < 3; deal++) {
            approved.add(Sales.number(sales.submit(Sales.clear())));
        }
        List<String> waiting = List.of(
                Sales.number(sales.submit(Sales.smallForSalesOps())),
                Sales.number(sales.submit(Sales.smallForSalesOps())));
        move(product, approved.get(1), -1);
        move(product, waiting.get(0), -1);
        product.clock().advance(PAST);
        try (LogLines lines = LogLines.ofAll()) {
            product.runDueJobs();
            product.clock().advance(Duration.ofMinutes(6));
            product.runDueJobs();

            assertThat(lines.containing("use_case=expire"))
                    .as("nothing is said of what was rolled back")
                    .noneMatch(line -> line.contains(approved.get(1)))
                    .filteredOn(line -> line.contains(approved.get(0)) || line.contains(approved.get(2)))
                    .hasSize(2);
            assertThat(lines.containing("use_case=service-level")).noneMatch(line -> line.contains(waiting.get(0)));
            assertThat(lines.containing("alarm=sweep-failed"))
                    .as("once, however often it fails")
                    .hasSize(2)
                    .anyMatch(line -> line.contains("task=expire deal=" + approved.get(1)))
                    .anyMatch(line -> line.contains("task=service-levels deal=" + waiting.get(0)));
        }
        assertThat(failures(product, "expire")).isEqualTo(2);
        assertThat(failures(product, "service-levels")).isEqualTo(2);
        assertThat(sales.history(approved.get(0))).endsWith("DEAL_EXPIRED", "COMMISSION_REVERSED");
        assertThat(sales.history(approved.get(2))).endsWith("DEAL_EXPIRED", "COMMISSION_REVERSED");
        assertThat(sales.history(waiting.get(1))).endsWith("REVIEW_REMINDED", "REVIEW_ESCALATED");

        move(product, approved.get(1), 1);
        move(product, waiting.get(0), 1);
        product.clock().advance(Duration.ofMinutes(6));
        product.runDueJobs();
        assertThat(sales.history(approved.get(1))).endsWith("DEAL_EXPIRED", "COMMISSION_REVERSED");
        assertThat(sales.history(waiting.get(0))).endsWith("REVIEW_REMINDED", "REVIEW_ESCALATED");
        assertThat(failures(product, "expire")).isEqualTo(2);
        Invariants.mustHold(product);
    }

    private static void move(Product product, String number, int records) {
        product.sql()
                .sql("update deal set history_seq = history_seq + ? where id = ?")
                .params(records, Long.valueOf(number.substring(2)))
                .update();
    }

    private static double failures(Product product, String task) {
        return product.bean(MeterRegistry.class)
                .get("dealdesk.sweep.failures")
                .tag("task", task)
                .counter()
                .count();
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

package org.dealdesk.rest.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.dealdesk.testing.backtest.Backtests;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BacktestIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsStoredRevisionsAgainstACandidate(Database database) {
        try (Product product = Product.fresh(database)) {
            Backtests.store(product, "2027.1", Backtests.STRICTER);
            Sales sales = new Sales(product);
            sales.submit(Sales.clear());
            // 250 instead of 275: 9.09 %, which passed and now takes Sales Ops and finance.
            sales.submit(Sales.forSalesOps());
            Map<String, Long> before = Rows.of(product);

            Reply reply = Backtests.ended(
                    product, product.as("policyadmin").post("/policies/2027.1/backtest", Backtests.period(product)));

            JsonNode result = reply.json().get("result");
            assertThat(reply.text("/state")).isEqualTo("COMPLETED");
            assertThat(result.get("deals").intValue()).isEqualTo(2);
            assertThat(Backtests.cell(result, "CLEAR", "CLEAR").get("deals").intValue())
                    .isEqualTo(1);
            assertThat(Backtests.cell(result, "REVIEW", "REVIEW").get("tcv").textValue())
                    .isEqualTo("50000.00");
            assertThat(Backtests.texts(result.get("approvals"), "/function", "/then", "/now", "/added", "/removed"))
                    .containsExactly("SALES_OPS 1 1 0 0", "FINANCE 0 1 1 0", "LEGAL 0 0 0 0", "COMMITTEE 0 0 0 0");
            // 2 and 3 % of 16,500 and 50,000.
            assertThat(result.at("/business/then/commission").textValue()).isEqualTo("1330.00");
            assertThat(result.at("/business/now/commission").textValue()).isEqualTo("1995.00");
            assertThat(Backtests.texts(result.get("changes"), "/deal", "/now/outcome", "/because"))
                    .hasSize(2);
            assertThat(result.at("/changes/0/deal").textValue()).isEqualTo("D-000002");
            assertThat(Backtests.texts(result.at("/changes/0/because"), "")).containsExactly("deal-discount");
            before.merge(before.containsKey("BACKTEST") ? "BACKTEST" : "backtest", 1L, Long::sum);
            assertThat(Rows.of(product)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsEverySubmissionOrTheLastOfEachDealAndNamesWhatIsSoldNoMore(Database database) {
        try (Product product = Product.fresh(database)) {
            Backtests.store(product, "2027.1", Backtests.STRICTER.replaceAll("(?m)^ +- \\{sku: PS-PM-HR.*\\n", ""));
            Sales sales = new Sales(product);
            String number = sales.submit(Sales.forSalesOps()).get("number").textValue();
            product.as("rep").post("/deals/" + number + "/recall", null).expect(200);
            product.as("rep").post("/deals/" + number + "/submit", null).expect(200);
            ObjectNode gone = Sales.clear();
            ((ObjectNode) gone.at("/lines/0")).put("sku", "PS-PM-HR").put("unitPrice", "250");
            sales.submit(gone);
            Client admin = product.as("policyadmin");

            JsonNode all = Backtests.ended(product, admin.post("/policies/2027.1/backtest", Backtests.period(product)))
                    .json()
                    .get("result");
            ObjectNode latest = Backtests.period(product).put("revisions", "LATEST");
            JsonNode last = Backtests.ended(product, admin.post("/policies/2027.1/backtest", latest))
                    .json()
                    .get("result");

            assertThat(all.get("deals").intValue()).isEqualTo(2);
            assertThat(last.get("deals").intValue()).isEqualTo(1);
            assertThat(Backtests.texts(last.get("changes"), "/deal", "/revision"))
                    .containsExactly(number + " 2");
            assertThat(Backtests.texts(all.get("faults"), "/row", "/deal", "/pointer", "/code"))
                    .containsExactly("null D-000002 revision 1 /lines/0/sku unknown-value");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void saysOfAPeriodWithoutRevisionsThatThereWereNone(Database database) {
        Product product = Product.on(database);
        ObjectNode longAgo =
                JsonNodeFactory.instance.objectNode().put("from", "2001-01-01").put("to", "2001-12-31");
        Reply reply = Backtests.ended(product, product.as("policyadmin").post("/policies/2026.1/backtest", longAgo));
        assertThat(reply.text("/state")).isEqualTo("COMPLETED");
        assertThat(reply.text("/result/note")).isEqualTo("There was no deal to compare");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void changesNothingUnderTheVersionThatRevisionsHave(Database database) {
        Product product = Product.on(database);
        new Sales(product).submit(Sales.forAll());
        Reply reply = Backtests.ended(
                product, product.as("policyadmin").post("/policies/2026.1/backtest", Backtests.period(product)));
        assertThat(reply.json().at("/result/deals").intValue()).isPositive();
        assertThat(reply.json().at("/result/changed").intValue()).isZero();
        assertThat(reply.json().at("/result/silent").size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesWhatItCannotStart(Database database) {
        Product product = Product.on(database);
        Client admin = product.as("policyadmin");
        product.as("finance")
                .post("/policies/2026.1/backtest", Backtests.period(product))
                .refused(403, "forbidden");
        admin.post("/policies/2099.9/backtest", Backtests.period(product)).refused(404, "not-found");
        assertThat(admin.post("/policies/2026.1/backtest", "{\"from\": \"2026-02-30\", \"revisions\": \"SOME\"}")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/from not-a-date", "/to missing", "/revisions unknown-value");
        assertThat(admin.post("/policies/2026.1/backtest", "{\"from\": \"2026-02-02\", \"to\": \"2026-02-01\"}")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/to out-of-order");
        admin.post("/policies/2026.1/backtest", "{\"since\": \"2026-02-02\"}").refused(400, "malformed");
        Backtests.send(admin, "application/xml", "<deals/>").refused(415, "unsupported-media-type");
        Backtests.send(admin, "text/csv; charset=ISO-8859-1", Backtests.HEADER).refused(415, "unsupported-media-type");
        assertThat(Backtests.send(admin, "text/csv", "").refused(422, "invalid").faults())
                .containsExactly(" missing");
        assertThat(Backtests.send(admin, "text/csv", "deal,currency,sku,colour,sku\n")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/colour unknown-value", "/sku duplicate", "/quantity missing");
        assertThat(Backtests.send(admin, "text/csv", "deal,\"currency\n")
                        .refused(422, "invalid")
                        .faults())
                .isNotEmpty();
        assertThat(admin.send(
                                "POST",
                                "/policies/2026.1/backtest?against=2099.9",
                                Backtests.HEADER.getBytes(StandardCharsets.UTF_8),
                                "text/csv")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/against unknown-value");
        product.as("rep").get("/policies/backtests").refused(403, "forbidden");
        admin.get("/policies/backtests/00000000-0000-0000-0000-000000000000").refused(404, "not-found");
        admin.delete("/policies/backtests/00000000-0000-0000-0000-000000000000").refused(404, "not-found");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void beginsOnceUnderOneKeyAndListsTheNewestFirst(Database database) {
        Product product = Product.on(database);
        Client admin = product.as("policyadmin");
        String key = Sales.newCustomer();
        Reply first = admin.post("/policies/2026.1/backtest", Backtests.period(product), "Idempotency-Key", key);
        Reply again = admin.post("/policies/2026.1/backtest", Backtests.period(product), "Idempotency-Key", key);
        assertThat(again.expect(202).header("Location"))
                .isEqualTo(first.expect(202).header("Location"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        Backtests.ended(product, first);
        Reply second = Backtests.send(admin, "text/csv", Backtests.HEADER);
        Backtests.ended(product, second);
        assertThat(Backtests.texts(
                        admin.get("/policies/backtests?limit=2")
                                .expect(200)
                                .json()
                                .get("items"),
                        "/id"))
                .containsExactly(second.text("/id"), first.text("/id"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void saysSoWhereItsServerHasStopped(Database database) {
        Product product = Product.on(database);
        String id = "%s-0000-7000-8000-000000000000"
                .formatted("0199%04x".formatted(ProcessHandle.current().pid() % 65536));
        product.sql().sql("""
                        insert into backtest (id, policy_version, source, period_from, period_to, revisions, state, deals,
                                              faulty, percent, created_by, created_at, seen_at)
                        values (?, '2026.1', 'REVISIONS', date '2026-01-01', date '2026-12-31', 'ALL', 'RUNNING', 5, 0, 1,
                                'policyadmin', timestamp '2026-01-01 00:00:00', timestamp '2026-01-01 00:00:00')
                        """).param(id).update();
        Client admin = product.as("policyadmin");
        Reply reply = admin.get("/policies/backtests/" + id).expect(200);
        assertThat(reply.text("/state")).isEqualTo("INTERRUPTED");
        assertThat(reply.text("/reason")).isEqualTo("The server that ran it has stopped");
        admin.delete("/policies/backtests/" + id).expect(204);
        assertThat(admin.get("/policies/backtests/" + id).text("/state")).isEqualTo("INTERRUPTED");
    }
}

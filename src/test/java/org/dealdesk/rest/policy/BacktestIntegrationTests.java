package org.dealdesk.rest.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BacktestIntegrationTests {

    static final String HEADER = "deal,currency,sku,quantity,unitPrice,validityMonths\n";

    /** The default policy with tighter discounts, and another rate of commission. */
    static final String STRICTER = Deals.DEFAULT_POLICY
            .replace("version: \"2026.1\"", "version: \"2027.1\"")
            .replace(
                    "- {at: 10}\n      - {at: 20, approvals: [SALES_OPS]}",
                    "- {at: 5}\n      - {at: 9, approvals: [SALES_OPS]}")
            .replace("  rate: 2\n", "  rate: 3\n");

    static void store(Product product, String version, String document) {
        product.sql().sql("""
                        insert into policy_version (version, name, state, effective_from, document, sha256, created_by, created_at)
                        values (?, 'Candidate', 'DRAFT', date '2027-01-01', ?, ?, 'policyadmin', current_timestamp)
                        """).params(version, document, "0".repeat(64)).update();
    }

    static Reply ended(Product product, Reply started) {
        String address = started.expect(202).header("Location").replace("/api/v1", "");
        return product.as("finance").get(address, "Prefer", "wait=30").expect(200);
    }

    static Reply upload(Product product, String type, String set, String... headers) {
        return product.as("policyadmin")
                .send("POST", "/policies/2027.1/backtest", set.getBytes(StandardCharsets.UTF_8), type, headers);
    }

    private static ObjectNode period(Product product) {
        LocalDate today = LocalDate.ofInstant(product.now(), java.time.ZoneId.of("America/New_York"));
        return JsonNodeFactory.instance
                .objectNode()
                .put("from", today.toString())
                .put("to", today.toString());
    }

    static JsonNode cell(JsonNode result, String then, String now) {
        for (JsonNode cell : result.get("outcomes")) {
            if (cell.get("then").textValue().equals(then)
                    && cell.get("now").textValue().equals(now)) {
                return cell;
            }
        }
        throw new AssertionError("no cell " + then + " " + now);
    }

    static List<String> texts(JsonNode list, String... names) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            List<String> parts = new ArrayList<>();
            for (String name : names) {
                parts.add(item.at(name).asText());
            }
            texts.add(String.join(" ", parts));
        }
        return texts;
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsStoredRevisionsAgainstACandidate(Database database) {
        try (Product product = Product.fresh(database)) {
            store(product, "2027.1", STRICTER);
            Sales sales = new Sales(product);
            sales.submit(Sales.clear());
            // 250 instead of 275: 9.09 %, which passed and now takes Sales Ops and finance.
            sales.submit(Sales.forSalesOps());
            Map<String, Long> before = Rows.of(product);

            Reply reply = ended(product, product.as("policyadmin").post("/policies/2027.1/backtest", period(product)));

            JsonNode result = reply.json().get("result");
            assertThat(reply.text("/state")).isEqualTo("COMPLETED");
            assertThat(result.get("deals").intValue()).isEqualTo(2);
            assertThat(cell(result, "CLEAR", "CLEAR").get("deals").intValue()).isEqualTo(1);
            assertThat(cell(result, "REVIEW", "REVIEW").get("tcv").textValue()).isEqualTo("50000.00");
            assertThat(texts(result.get("approvals"), "/function", "/then", "/now", "/added", "/removed"))
                    .containsExactly("SALES_OPS 1 1 0 0", "FINANCE 0 1 1 0", "LEGAL 0 0 0 0", "COMMITTEE 0 0 0 0");
            // 2 and 3 % of 16,500 and 50,000.
            assertThat(result.at("/business/then/commission").textValue()).isEqualTo("1330.00");
            assertThat(result.at("/business/now/commission").textValue()).isEqualTo("1995.00");
            assertThat(texts(result.get("changes"), "/deal", "/now/outcome", "/because"))
                    .hasSize(2);
            assertThat(result.at("/changes/0/deal").textValue()).isEqualTo("D-000002");
            assertThat(texts(result.at("/changes/0/because"), "")).containsExactly("deal-discount");
            before.merge(before.containsKey("BACKTEST") ? "BACKTEST" : "backtest", 1L, Long::sum);
            assertThat(Rows.of(product)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsEverySubmissionOrTheLastOfEachDealAndNamesWhatIsSoldNoMore(Database database) {
        try (Product product = Product.fresh(database)) {
            store(product, "2027.1", STRICTER.replaceAll("(?m)^ +- \\{sku: PS-PM-HR.*\\n", ""));
            Sales sales = new Sales(product);
            String number = sales.submit(Sales.forSalesOps()).get("number").textValue();
            product.as("rep").post("/deals/" + number + "/recall", null).expect(200);
            product.as("rep").post("/deals/" + number + "/submit", null).expect(200);
            ObjectNode gone = Sales.clear();
            ((ObjectNode) gone.at("/lines/0")).put("sku", "PS-PM-HR").put("unitPrice", "250");
            sales.submit(gone);
            Client admin = product.as("policyadmin");

            JsonNode all = ended(product, admin.post("/policies/2027.1/backtest", period(product)))
                    .json()
                    .get("result");
            ObjectNode latest = period(product).put("revisions", "LATEST");
            JsonNode last = ended(product, admin.post("/policies/2027.1/backtest", latest))
                    .json()
                    .get("result");

            assertThat(all.get("deals").intValue()).isEqualTo(2);
            assertThat(last.get("deals").intValue()).isEqualTo(1);
            assertThat(texts(last.get("changes"), "/deal", "/revision")).containsExactly(number + " 2");
            assertThat(texts(all.get("faults"), "/row", "/deal", "/pointer", "/code"))
                    .containsExactly("null D-000002 revision 1 /lines/0/sku unknown-value");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void saysOfAPeriodWithoutRevisionsThatThereWereNone(Database database) {
        Product product = Product.on(database);
        ObjectNode longAgo =
                JsonNodeFactory.instance.objectNode().put("from", "2001-01-01").put("to", "2001-12-31");
        Reply reply = ended(product, product.as("policyadmin").post("/policies/2026.1/backtest", longAgo));
        assertThat(reply.text("/state")).isEqualTo("COMPLETED");
        assertThat(reply.text("/result/note")).isEqualTo("There was no deal to compare");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void changesNothingUnderTheVersionThatRevisionsHave(Database database) {
        Product product = Product.on(database);
        new Sales(product).submit(Sales.forAll());
        Reply reply = ended(product, product.as("policyadmin").post("/policies/2026.1/backtest", period(product)));
        assertThat(reply.json().at("/result/deals").intValue()).isPositive();
        assertThat(reply.json().at("/result/changed").intValue()).isZero();
        assertThat(reply.json().at("/result/silent").size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesWhatItCannotStart(Database database) {
        Product product = Product.on(database);
        Client admin = product.as("policyadmin");
        product.as("finance").post("/policies/2026.1/backtest", period(product)).refused(403, "forbidden");
        admin.post("/policies/2099.9/backtest", period(product)).refused(404, "not-found");
        assertThat(admin.post("/policies/2026.1/backtest", "{\"from\": \"2026-02-30\", \"revisions\": \"SOME\"}")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/from not-a-date", "/to missing", "/revisions unknown-value");
        assertThat(admin.post("/policies/2026.1/backtest", "{\"from\": \"2026-02-02\", \"to\": \"2026-02-01\"}")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/to out-of-order");
        admin.post("/policies/2026.1/backtest", "{\"since\": \"2026-02-02\"}").refused(400, "malformed");
        send(admin, "application/xml", "<deals/>").refused(415, "unsupported-media-type");
        send(admin, "text/csv; charset=ISO-8859-1", HEADER).refused(415, "unsupported-media-type");
        assertThat(send(admin, "text/csv", "").refused(422, "invalid").faults()).containsExactly(" missing");
        assertThat(send(admin, "text/csv", "deal,currency,sku,colour,sku\n")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/colour unknown-value", "/sku duplicate", "/quantity missing");
        assertThat(send(admin, "text/csv", "deal,\"currency\n")
                        .refused(422, "invalid")
                        .faults())
                .isNotEmpty();
        assertThat(admin.send(
                                "POST",
                                "/policies/2026.1/backtest?against=2099.9",
                                HEADER.getBytes(StandardCharsets.UTF_8),
                                "text/csv")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/against unknown-value");
        product.as("rep").get("/policies/backtests").refused(403, "forbidden");
        admin.get("/policies/backtests/00000000-0000-0000-0000-000000000000").refused(404, "not-found");
        admin.delete("/policies/backtests/00000000-0000-0000-0000-000000000000").refused(404, "not-found");
    }

    static Reply send(Client client, String type, String set) {
        return client.send("POST", "/policies/2026.1/backtest", set.getBytes(StandardCharsets.UTF_8), type);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void beginsOnceUnderOneKeyAndListsTheNewestFirst(Database database) {
        Product product = Product.on(database);
        Client admin = product.as("policyadmin");
        String key = Sales.newCustomer();
        Reply first = admin.post("/policies/2026.1/backtest", period(product), "Idempotency-Key", key);
        Reply again = admin.post("/policies/2026.1/backtest", period(product), "Idempotency-Key", key);
        assertThat(again.expect(202).header("Location"))
                .isEqualTo(first.expect(202).header("Location"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        ended(product, first);
        Reply second = send(admin, "text/csv", HEADER);
        ended(product, second);
        assertThat(texts(
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

package org.dealdesk.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.testing.people.Books;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.springframework.jdbc.core.JdbcTemplate;

/** A world with all kinds of deals, and a way to spoil it that the product does not have. */
final class World {

    private static final List<String> APPEND_ONLY = List.of(
            "history_record",
            "revision",
            "revision_credit",
            "deal_conflict",
            "decision",
            "vote",
            "decision_in_place_of",
            "vote_in_place_of",
            "ledger_transaction",
            "ledger_entry",
            "won_share",
            "commission_statement",
            "statement_acknowledgement",
            "payout_line",
            "payout_listed",
            "credit_note",
            "credit_note_line",
            "credit_note_void");

    private final Product product;
    private final Sales sales;
    private final Client rep;

    private World(Product product) {
        this.product = product;
        this.sales = new Sales(product);
        this.rep = product.as("rep");
    }

    /** Deals in every status, approved by all functions and by none, in other currencies, shared and without commission. */
    static void fill(Product product) {
        World world = new World(product);
        world.expired();
        world.unfinished();
        world.refused();
        world.approved();
        world.ended();
        world.appealed();
        world.paid();
    }

    private void expired() {
        approvedBy("/x", Sales.forSalesOps());
        product.clock().advance(Duration.ofDays(400));
        product.as("auditor")
                .get("/deals?status=APPROVED&limit=200")
                .json()
                .get("items")
                .forEach(deal -> {
                    sales.read(number(deal));
                });
        product.clock().reset();
    }

    private void unfinished() {
        rep.post("/deals", Sales.clear()).expect(201);
        Client.Reply forgotten = rep.post("/deals", Sales.clear()).expect(201);
        rep.delete("/deals/" + number(forgotten.json()), "If-Match", forgotten.header("ETag"))
                .expect(204);
        sales.submit(Sales.forAll());
        JsonNode sideBySide = sales.submit(Sales.forThree());
        sales.decide("salesops", Sales.open(sideBySide).get(0), "APPROVE").expect(200);
        rep.post("/deals?submit=true", Sales.blocked()).expect(422);
    }

    private void refused() {
        for (String outcome : List.of("REJECT", "REQUEST_CHANGES")) {
            JsonNode deal = sales.submit(Sales.forThree());
            deal = sales.decide("salesops", Sales.open(deal).get(0), "APPROVE")
                    .expect(200)
                    .json();
            sales.decide("finance", Sales.review(deal, "FINANCE"), outcome).expect(200);
        }
        String recalled = number(sales.submit(Sales.forAll()));
        rep.post("/deals/" + recalled + "/recall", null).expect(200);
        String again = number(sales.submit(Sales.forSalesOps()));
        rep.post("/deals/" + again + "/recall", null).expect(200);
        rep.post("/deals/" + again + "/submit", null).expect(200);
        sales.approveAll(again);
    }

    private void approved() {
        sales.submit(Sales.clear());
        sales.approveAll(number(sales.submit(Sales.forAll())));
        ObjectNode shared = Sales.forThree();
        shared.putArray("credits");
        shared.withArray("credits").addObject().put("rep", "rep2").put("percent", "33.33");
        shared.withArray("credits").addObject().put("rep", "rep").put("percent", "66.67");
        approvedBy("/shared", shared);
        ObjectNode yen = Sales.hours("20", "41044");
        yen.put("currency", "JPY");
        sales.approveAll(number(sales.submit(yen)));
        String reversed = approvedBy("/reversed", Sales.clear());
        rep.post("/deals/" + reversed + "/withdraw", null).expect(200);
        String accruedTwice = approvedBy("/twice", Sales.forAll());
        rep.post("/deals/" + accruedTwice + "/withdraw", null).expect(200);
        rep.post("/deals/" + accruedTwice + "/submit", null).expect(200);
        sales.approveAll(accruedTwice);
    }

    private void ended() {
        String won = approvedBy("/won", Sales.forAll());
        close(won, "WON");
        // Half of the net; the policy in force takes no commission back.
        product.as("finance")
                .post(
                        "/deals/" + won + "/credit-notes",
                        "{\"amount\": 24000, \"date\": \"%s\", \"reason\": \"too many hours\"}"
                                .formatted(sales.today()))
                .expect(201);
        close(approvedBy("/lost", Sales.forSalesOps()), "LOST");
        close(number(sales.submit(Sales.forAll())), "LOST");
    }

    /** Months are closed; what was earned is adjusted and paid, and one payment came back. */
    private void paid() {
        Books books = new Books(product);
        books.adjusted("rep", "100.00");
        books.adjusted("rep2", "-20.00");
        books.adjusted("salesops", "30.00");
        product.as("finance2")
                .post("/commissions/adjustments/" + books.proposed("rep", "7.00") + "/reject", null)
                .expect(200);
        String month = books.closeThisMonth();
        books.acknowledge("rep", month);
        books.hold("rep3");
        String payout = books.paid(month);
        books.returned(payout, "rep");
        product.clock().reset();
    }

    /** Overridden, upheld, recalled and still to be heard. */
    private void appealed() {
        decideAppeal(underAppeal(), "APPROVE");
        decideAppeal(underAppeal(), "REJECT");
        rep.post("/deals/" + underAppeal() + "/recall", null).expect(200);
        underAppeal();
    }

    private String underAppeal() {
        JsonNode deal = sales.submit(Sales.forThree());
        deal = sales.decide("salesops", Sales.open(deal).get(0), "APPROVE")
                .expect(200)
                .json();
        sales.decide("finance", Sales.review(deal, "FINANCE"), "REJECT").expect(200);
        rep.post("/deals/" + number(deal) + "/appeal", "{\"reason\": \"a customer worth having\"}")
                .expect(200);
        return number(deal);
    }

    private void decideAppeal(String number, String outcome) {
        sales.decide("legal", Sales.review(sales.read(number), "LEGAL"), "APPROVE")
                .expect(200);
        sales.decide("committee", Sales.review(sales.read(number), "COMMITTEE"), outcome)
                .expect(200);
    }

    private String approvedBy(String key, ObjectNode deal) {
        JsonNode submitted = rep.post("/deals?submit=true", deal, "Idempotency-Key", key)
                .expect(201)
                .json();
        sales.approveAll(number(submitted));
        return number(submitted);
    }

    private void close(String number, String outcome) {
        String today = product.bean(Policies.class).today().toString();
        String body = "{\"outcome\": \"%s\", \"date\": \"%s\"}".formatted(outcome, today);
        rep.post("/deals/" + number + "/close", body).expect(200);
    }

    private static String number(JsonNode deal) {
        return deal.get("number").textValue();
    }

    /** Drops all constraints and triggers of the database that would refuse a violation. */
    static void disarm(Product product) {
        JdbcTemplate jdbc = product.bean(JdbcTemplate.class);
        boolean h2 = jdbc.queryForObject(
                        "select count(*) from information_schema.tables where table_name = 'DEAL'", Long.class)
                > 0;
        for (String table : APPEND_ONLY) {
            String trigger = "drop trigger " + table + "_is_append_only";
            jdbc.execute(h2 ? trigger : trigger + " on " + table);
        }
        jdbc.execute("drop trigger policy_version_stays" + (h2 ? "" : " on policy_version"));
        jdbc.queryForList("""
                        select table_name, constraint_name from information_schema.table_constraints
                         where constraint_name not like '%not_null' and lower(table_schema) = 'public'
                         order by case constraint_type when 'FOREIGN KEY' then 1 else 2 end
                        """).forEach(row -> {
            String table = (String) row.get("table_name");
            if (!table.toLowerCase(Locale.ROOT).matches("(act|flyway)_.*")) {
                jdbc.execute("alter table \"%s\" drop constraint \"%s\"".formatted(table, row.get("constraint_name")));
            }
        });
    }
}

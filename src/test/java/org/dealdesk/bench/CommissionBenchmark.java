package org.dealdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Books;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A statement, balances, the close of a month and a payout with 1,000,000 entries of 2,000 people over 24 months. The entries are copies of
 * those of one won deal, made by SQL. Its name keeps it out of the tests: {@code ./mvnw -q test -Dtest=CommissionBenchmark}.
 */
class CommissionBenchmark {

    private static final int PEOPLE = Integer.getInteger("benchmark.people", 2_000);
    private static final int DEALS = Integer.getInteger("benchmark.entries", 1_000_000) / 4;
    private static final int MONTHS = Integer.getInteger("benchmark.months", 24);
    private static final int MEASURED = 30;

    private static final String COPY = "cast('copy-' || s.n as varchar)";
    private static final String DOCUMENT =
            "'{\"proposal\":{\"customer\":{\"id\":\"C\",\"name\":\"Customer ' || s.n || '\"}}}'";

    /** What differs from the deal that is copied, by table, in the order in which tables refer to each other. */
    private static final Map<String, Map<String, String>> COPIED = new LinkedHashMap<>();

    static {
        COPIED.put("deal", Map.of("id", "x.id + s.n"));
        COPIED.put("revision", Map.of("deal_id", "x.deal_id + s.n", "document", DOCUMENT, "texts", "'{}'"));
        COPIED.put("review_round", Map.of("id", COPY, "deal_id", "x.deal_id + s.n"));
        COPIED.put(
                "ledger_transaction",
                Map.of(
                        "id",
                        "cast(x.type || s.n as varchar)",
                        "number",
                        "x.number + 2 * s.n",
                        "deal_id",
                        "x.deal_id + s.n",
                        "round_id",
                        COPY,
                        "accrues_round",
                        "case when x.accrues_round is not null then " + COPY + " end",
                        "effective_on",
                        "(x.effective_on - make_interval(months => (s.n %% %d)::int))::date".formatted(MONTHS)));
        COPIED.put(
                "ledger_entry",
                Map.of(
                        "id", "cast(x.type || x.position || '-' || s.n as varchar)",
                        "transaction_id", "cast(x.type || s.n as varchar)",
                        "person", "case when x.person is not null then 'bench' || (s.n %% %d) end".formatted(PEOPLE)));
    }

    @Test
    void statesAndPays() {
        try (Product product = Product.fresh(Database.POSTGRESQL)) {
            fill(product);
            Books books = new Books(product);
            YearMonth open = YearMonth.from(new Sales(product).today());
            print("open statement", () -> books.statement("finance", "bench7", open.toString())
                    .expect(200));
            print("balances of a person", () -> product.as("finance")
                    .get("/commissions/balances?rep=bench7")
                    .expect(200));
            print(
                    "balances of all",
                    () -> product.as("finance").get("/commissions/balances").expect(200));
            close(books, product);
            print("final statement", () -> books.statement(
                            "finance", "bench7", open.minusMonths(1).toString())
                    .expect(200));
            pay(books, product, open.minusMonths(1).toString());
        }
    }

    private static void fill(Product product) {
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.clear()));
        sales.close("rep", number, "WON", sales.today()).expect(200);
        JdbcClient sql = product.sql();
        sql.sql("insert into person (id, id_key, name, active) select 'bench' || n, 'bench' || n, 'Bench ' || n, true"
                        + " from generate_series(0, ?) n")
                .param(PEOPLE - 1)
                .update();
        timed("copies", () -> COPIED.forEach((table, changes) -> copy(sql, table, changes)));
        sql.sql("alter table ledger_transaction alter column number restart with 10000000")
                .update();
        sql.sql("analyze").update();
        System.out.printf(
                "%s entries, %s of documents%n",
                sql.sql("select count(*) from ledger_entry").query(Long.class).single(),
                sql.sql("select pg_size_pretty(pg_total_relation_size('revision'))")
                        .query(String.class)
                        .single());
    }

    private static void copy(JdbcClient sql, String table, Map<String, String> changes) {
        List<String> columns = sql.sql("select column_name from information_schema.columns where table_name = ?"
                        + " and table_schema = 'public'")
                .param(table)
                .query(String.class)
                .list();
        List<String> values = new ArrayList<>();
        columns.forEach(column -> values.add(changes.getOrDefault(column, "x." + column)));
        sql.sql("insert into %s (%s) select %s from %s x, generate_series(1, %d) s(n)"
                        .formatted(table, String.join(", ", columns), String.join(", ", values), table, DEALS - 1))
                .update();
    }

    private static void close(Books books, Product product) {
        LocalDate first = product.sql()
                .sql("select min(effective_on) from ledger_transaction")
                .query(LocalDate.class)
                .single();
        YearMonth end = YearMonth.from(new Sales(product).today());
        for (YearMonth month = YearMonth.from(first); month.isBefore(end); month = month.plusMonths(1)) {
            String each = month.toString();
            timed("close " + each, () -> books.close(each).expect(200));
        }
    }

    private static void pay(Books books, Product product, String upTo) {
        String[] id = new String[1];
        timed("propose a payout", () -> {
            JsonNode proposed = books.propose(upTo).expect(201).json();
            id[0] = proposed.get("id").textValue();
            System.out.printf("%d lines%n", proposed.get("lines").size());
        });
        books.approve(id[0]).expect(200);
        String[] lateEarners = new String[20];
        for (int one = 0; one < lateEarners.length; one++) {
            lateEarners[one] = books.proposed("rep2", "1");
        }
        CompletableFuture<Client.Reply> payment =
                CompletableFuture.supplyAsync(() -> timedReply(() -> books.pay(id[0])));
        long longest = 0;
        for (int one = 0; one < lateEarners.length && !payment.isDone(); one++) {
            long started = System.nanoTime();
            product.as("finance2")
                    .post("/commissions/adjustments/" + lateEarners[one] + "/approve", null)
                    .expect(200);
            longest = Math.max(longest, System.nanoTime() - started);
        }
        payment.join().expect(200);
        System.out.printf(Locale.ROOT, "postings during the payment: at most %.0f ms%n", longest / 1e6);
    }

    private static Client.Reply timedReply(java.util.function.Supplier<Client.Reply> call) {
        Client.Reply[] reply = new Client.Reply[1];
        timed("pay", () -> reply[0] = call.get());
        return reply[0];
    }

    private static void timed(String what, Runnable work) {
        long started = System.nanoTime();
        work.run();
        System.out.printf(
                Locale.ROOT,
                "%-22s %8.1f s, %d MB used%n",
                what,
                (System.nanoTime() - started) / 1e9,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    private static void print(String what, Runnable call) {
        for (int round = 0; round < MEASURED; round++) {
            call.run();
        }
        List<Long> took = new ArrayList<>();
        for (int round = 0; round < MEASURED; round++) {
            long started = System.nanoTime();
            call.run();
            took.add(System.nanoTime() - started);
        }
        took.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-22s %8.1f ms median, %.1f ms 95 of 100%n",
                what,
                took.get(MEASURED / 2) / 1e6,
                took.get(MEASURED * 95 / 100) / 1e6);
    }
}

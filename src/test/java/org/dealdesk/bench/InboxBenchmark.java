package org.dealdesk.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long an approver waits for the inbox when thousands of reviews are open. Its name keeps it out of the tests:
 * {@code ./mvnw -q test -Dtest=InboxBenchmark}.
 */
class InboxBenchmark {

    private static final int OPEN = Integer.getInteger("benchmark.reviews", 10_000);
    private static final int WARM = 30;
    private static final int MEASURED = 50;

    /** What differs from the deal that is copied, by table, in the order in which tables refer to each other. */
    private static final Map<String, Map<String, String>> COPIED = new LinkedHashMap<>();

    static {
        COPIED.put("deal", Map.of("id", "x.id + s.n"));
        COPIED.put("revision", Map.of("deal_id", "x.deal_id + s.n"));
        COPIED.put("deal_conflict", Map.of("deal_id", "x.deal_id + s.n"));
        COPIED.put(
                "review_round",
                Map.of(
                        "id", "cast('copy-' || s.n as varchar)",
                        "deal_id", "x.deal_id + s.n",
                        "open_deal_id", "x.open_deal_id + s.n"));
        COPIED.put(
                "review",
                Map.of(
                        "id", "cast('copy-' || s.n as varchar)",
                        "round_id", "cast('copy-' || s.n as varchar)",
                        "deal_id", "x.deal_id + s.n",
                        "engine_task", "cast('copy-' || s.n as varchar)",
                        "due_at", "x.due_at + s.n * interval '1' second"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void showsTheInbox(Database database) {
        try (Product product = Product.fresh(database)) {
            new Sales(product).submit(Sales.smallForSalesOps());
            copy(product.sql(), database);
            System.out.printf("%s, %d open reviews: milliseconds, median and 95 of 100%n", database, OPEN);
            for (String person : List.of("salesops", "finance", "committee")) {
                Desk desk = Desk.of(product, person);
                print(person + ", page", () -> desk.get("/inbox").expect(200));
                print(
                        person + ", API",
                        () -> product.as(person).get("/tasks?limit=50").expect(200));
            }
        }
    }

    private static void copy(JdbcClient sql, Database database) {
        String numbers = database == Database.H2
                ? "(select x as n from system_range(1, %d)) s"
                : "(select n from generate_series(1, %d) n) s";
        COPIED.forEach((table, changes) -> {
            List<String> columns = sql.sql(
                            "select lower(column_name) from information_schema.columns where lower(table_name) = ?"
                                    + " and lower(table_schema) = 'public'")
                    .param(table)
                    .query(String.class)
                    .list();
            List<String> values = new ArrayList<>();
            columns.forEach(column -> values.add(changes.getOrDefault(column, "x." + column)));
            sql.sql("insert into %s (%s) select %s from %s x, %s"
                            .formatted(
                                    table,
                                    String.join(", ", columns),
                                    String.join(", ", values),
                                    table,
                                    numbers.formatted(OPEN - 1)))
                    .update();
        });
        sql.sql("analyze").update();
    }

    private static void print(String what, Runnable call) {
        for (int round = 0; round < WARM; round++) {
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
                "%-20s %7.1f %7.1f%n",
                what,
                took.get(MEASURED / 2) / 1e6,
                took.get(MEASURED * 95 / 100) / 1e6);
    }
}

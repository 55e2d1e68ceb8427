package org.dealdesk.access.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.access.table.AccessTable.Caller;
import org.dealdesk.access.table.AccessTable.Row;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** Each cell of {@code access.yaml}, called at a running product. What SQL decides of it is tested on both databases elsewhere. */
class AccessTableIntegrationTests {

    private static final AccessTable TABLE = AccessTable.read();
    private static final int COLUMNS = TABLE.callers().size();

    @Test
    void answersEachCallerAsTheTableSays() {
        try (Product product = Product.start(Database.H2.fresh(), "dealdesk.webhooks.allow-private=true")) {
            AccessedObjects objects = new AccessedObjects(product);
            Map<Row, Integer[]> answered = new LinkedHashMap<>();
            TABLE.rows().forEach(row -> answered.put(row, new Integer[COLUMNS]));
            refusesWithoutAnyEffect(product, objects, answered);
            answered.forEach((row, answers) -> {
                for (int column = 0; column < COLUMNS; column++) {
                    if (answers[column] == null) {
                        answers[column] = call(product, row, objects.filled(row.address()), objects, column);
                    }
                }
            });
            List<String> wrong = new ArrayList<>();
            answered.forEach((row, answers) -> {
                if (!row.answers().equals(List.of(answers))) {
                    wrong.add("  " + row.operation() + ":\n" + row.with(List.of(answers)));
                }
            });
            assertThat(wrong).as("rows of access.yaml as they are answered").isEmpty();
            Invariants.mustHold(product);
        }
    }

    private static void refusesWithoutAnyEffect(
            Product product, AccessedObjects objects, Map<Row, Integer[]> answered) {
        Map<Row, String> addresses = new LinkedHashMap<>();
        answered.keySet().forEach(row -> addresses.put(row, objects.filled(row.address())));
        Map<String, Long> before = Rows.of(product);
        addresses.forEach((row, address) -> {
            for (int column = 0; column < row.answers().size(); column++) {
                if (Row.refuses(row.answers().get(column))) {
                    answered.get(row)[column] = call(product, row, address, objects, column);
                }
            }
        });
        assertThat(Rows.of(product)).as("the tables after refused calls").isEqualTo(before);
    }

    private static int call(Product product, Row row, String address, AccessedObjects objects, int column) {
        Caller caller = TABLE.callers().get(column);
        boolean changesADeal = !row.method().equals("GET") && address.startsWith("/deals/");
        // An outdated version, so that the call ends after the rights.
        String[] headers = changesADeal ? new String[] {"If-Match", "\"99\""} : new String[0];
        String body = objects.filled(row.body());
        return product.as(caller.person())
                .send(
                        row.method(),
                        address,
                        body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                        row.body() == null || row.body().startsWith("{") ? "application/json" : "text/csv",
                        headers)
                .status();
    }
}

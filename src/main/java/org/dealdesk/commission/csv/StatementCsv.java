package org.dealdesk.commission.csv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.commission.csv.CsvTable.CsvRow;
import org.dealdesk.commission.month.StatementReading;

/** A statement as a table: the opening balances, each entry, adjustment and payment, the closing balances. */
public final class StatementCsv {

    private static final String[] HEADER = {
        "line",
        "on",
        "type",
        "account",
        "deal",
        "customerId",
        "customer",
        "revision",
        "policy",
        "plan",
        "base",
        "share",
        "attainment",
        "rate",
        "tiers",
        "cap",
        "amount",
        "currency",
        "why",
        "cause",
        "paidOn"
    };

    private final JsonNode statement;
    private final StatementReading.Read read;
    private final CsvTable table = new CsvTable(HEADER);

    private StatementCsv(StatementReading.Read read) {
        this.read = read;
        this.statement = read.document();
    }

    public static CsvFile of(StatementReading.Read read) {
        return new StatementCsv(read).write();
    }

    private CsvFile write() {
        balances("OPENING", "opening");
        for (JsonNode deal : statement.get("deals")) {
            for (JsonNode entry : deal.get("entries")) {
                row("ENTRY", entry, text(deal, "deal"), text(entry, "why"), text(entry, "cause"));
            }
        }
        for (JsonNode entry : statement.get("adjustments")) {
            String id = text(entry, "adjustment");
            row("ADJUSTMENT", entry, text(entry, "deal"), read.reasons().get(id), id);
        }
        for (JsonNode entry : statement.get("payouts")) {
            row("PAYOUT", entry, null, null, text(entry, "batch"));
        }
        balances("CLOSING", "closing");
        return table.file("statement-%s.csv".formatted(read.month()));
    }

    private void row(String line, JsonNode entry, String deal, String why, String cause) {
        JsonNode customer = entry.path("customer");
        table.add(new CsvRow()
                .text(line)
                .text(text(entry, "on"))
                .text(text(entry, "type"))
                .text(entry.has("account") ? text(entry, "account") : "PAID")
                .text(deal)
                .text(text(customer, "id"))
                .text(text(customer, "name"))
                .number(entry.hasNonNull("revision") ? entry.get("revision").asText() : null)
                .text(text(entry, "policy"))
                .text(text(entry, "plan"))
                .number(text(entry, "base"))
                .number(text(entry, "share"))
                .number(text(entry, "attainment"))
                .number(text(entry, "rate"))
                .text(tiers(entry.path("tiers")))
                .number(text(entry, "cap"))
                .number(text(entry, "amount"))
                .text(text(statement, "currency"))
                .text(why)
                .text(cause)
                .text(text(entry, "paidOn")));
    }

    private static String tiers(JsonNode tiers) {
        List<String> texts = new ArrayList<>();
        tiers.forEach(tier -> texts.add("above %s: %s %%".formatted(text(tier, "above"), text(tier, "rate"))));
        return String.join("; ", texts);
    }

    private void balances(String line, String name) {
        statement.get(name).properties().forEach(account -> {
            CsvRow row = new CsvRow().text(line).text(null).text(null).text(account.getKey());
            for (int empty = 4; empty < 16; empty++) {
                row.text(null);
            }
            table.add(row.number(account.getValue().textValue())
                    .text(text(statement, "currency"))
                    .text(null)
                    .text(null)
                    .text(null));
        });
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }
}

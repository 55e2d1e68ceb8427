package org.dealdesk.testing.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.Product;

/** Back-tests as they are begun and read over REST. */
public final class Backtests {

    public static final String HEADER = "deal,currency,sku,quantity,unitPrice,validityMonths\n";

    /** The default policy with tighter discounts, and another rate of commission. */
    public static final String STRICTER = Deals.DEFAULT_POLICY
            .replace("version: \"2026.1\"", "version: \"2027.1\"")
            .replace(
                    "- {at: 10}\n      - {at: 20, approvals: [SALES_OPS]}",
                    "- {at: 5}\n      - {at: 9, approvals: [SALES_OPS]}")
            .replace("  rate: 2\n", "  rate: 3\n");

    private Backtests() {}

    public static void store(Product product, String version, String document) {
        product.sql().sql("""
                        insert into policy_version (version, name, state, effective_from, document, sha256, created_by, created_at)
                        values (?, 'Candidate', 'DRAFT', date '2027-01-01', ?, ?, 'policyadmin', current_timestamp)
                        """).params(version, document, "0".repeat(64)).update();
    }

    public static Reply ended(Product product, Reply started) {
        String address = started.expect(202).header("Location").replace("/api/v1", "");
        return product.as("finance").get(address, "Prefer", "wait=30").expect(200);
    }

    public static Reply upload(Product product, String type, String set, String... headers) {
        return product.as("policyadmin")
                .send("POST", "/policies/2027.1/backtest", set.getBytes(StandardCharsets.UTF_8), type, headers);
    }

    public static ObjectNode period(Product product) {
        LocalDate today = LocalDate.ofInstant(product.now(), java.time.ZoneId.of("America/New_York"));
        return JsonNodeFactory.instance
                .objectNode()
                .put("from", today.toString())
                .put("to", today.toString());
    }

    public static JsonNode cell(JsonNode result, String then, String now) {
        for (JsonNode cell : result.get("outcomes")) {
            if (cell.get("then").textValue().equals(then)
                    && cell.get("now").textValue().equals(now)) {
                return cell;
            }
        }
        throw new AssertionError("no cell " + then + " " + now);
    }

    public static List<String> texts(JsonNode list, String... names) {
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

    public static Reply send(Client client, String type, String set) {
        return client.send("POST", "/policies/2026.1/backtest", set.getBytes(StandardCharsets.UTF_8), type);
    }
}

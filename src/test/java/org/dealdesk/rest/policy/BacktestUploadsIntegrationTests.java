package org.dealdesk.rest.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.testing.backtest.Backtests.HEADER;
import static org.dealdesk.testing.backtest.Backtests.STRICTER;
import static org.dealdesk.testing.backtest.Backtests.cell;
import static org.dealdesk.testing.backtest.Backtests.ended;
import static org.dealdesk.testing.backtest.Backtests.send;
import static org.dealdesk.testing.backtest.Backtests.store;
import static org.dealdesk.testing.backtest.Backtests.texts;
import static org.dealdesk.testing.backtest.Backtests.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deals that come as a file are held against a candidate as those that are stored. */
class BacktestUploadsIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void comparesAnUploadedSetAndNamesItsFaults(Database database) {
        try (Product product = Product.fresh(database)) {
            store(product, "2027.1", STRICTER);
            String csv = HEADER + """
                    one,USD,PS-CONSULT-HR,60,275,12
                    two,USD,PS-CONSULT-HR,100,48,12
                    three,USD,PS-CONSULT-HR,-1,275,many
                    four,USD,PS-CONSULT-HR,200,250,12
                    four,EUR,SUB-NOWHERE,1,,
                    five,USD,PS-CONSULT-HR,10
                    """;
            Reply reply = ended(product, upload(product, "text/csv", csv));

            JsonNode result = reply.json().get("result");
            assertThat(reply.text("/against")).isEqualTo("2026.1");
            assertThat(result.get("deals").intValue()).isEqualTo(2);
            assertThat(cell(result, "BLOCKED", "BLOCKED").get("deals").intValue())
                    .isEqualTo(1);
            assertThat(result.get("faulty").intValue()).isEqualTo(3);
            assertThat(texts(result.get("faults"), "/row", "/deal", "/pointer", "/code"))
                    .containsExactly(
                            "4 three /quantity out-of-range",
                            "4 three /validityMonths not-a-number",
                            "6 four /currency contradiction",
                            "7 five  wrong-size");
            assertThat(texts(result.get("silent"), "/guardrail", "/deals")).contains("split-deals 2");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void readsJsonLinesAndGoesOnPastFaultyOnes(Database database) {
        try (Product product = Product.fresh(database)) {
            store(product, "2027.1", STRICTER);
            String lines = Sales.clear() + "\n\n{\"name\": 1\n" + Sales.blocked() + "\r\n[]\n";
            byte[] broken = new byte[] {'{', '"', (byte) 0xC3, '"', '}', '\n'};
            byte[] text = lines.getBytes(StandardCharsets.UTF_8);
            byte[] set = java.util.Arrays.copyOf(text, text.length + broken.length);
            System.arraycopy(broken, 0, set, text.length, broken.length);
            Reply reply = ended(
                    product,
                    product.as("policyadmin")
                            .send("POST", "/policies/2027.1/backtest?against=2027.1", set, "application/x-ndjson"));
            JsonNode result = reply.json().get("result");
            assertThat(result.get("deals").intValue()).isEqualTo(2);
            assertThat(result.get("changed").intValue()).isZero();
            assertThat(texts(result.get("faults"), "/row", "/code"))
                    .startsWith("3 malformed", "5 wrong-type")
                    .endsWith("6 invalid-character");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void failsOverAFileThatStopsBeingCsv(Database database) {
        Product product = Product.on(database);
        String csv = HEADER + "one,USD,PS-CONSULT-HR,60,275,12\n".repeat(3) + "two,\"" + "x".repeat(2_000_000);
        Reply reply = ended(product, send(product.as("policyadmin"), "text/csv", csv));
        assertThat(reply.text("/state")).isEqualTo("FAILED");
        assertThat(reply.text("/reason")).startsWith("The file is no CSV");
        assertThat(reply.json().get("result").isNull()).isTrue();
    }
}

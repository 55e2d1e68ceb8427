package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deals that cannot be read as one: each fault is named with its pointer and code, and no row is stored. */
class BadDealsIntegrationTests {

    /** A lone surrogate travels as an escape only: UTF-8 has no bytes for it. */
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesEveryFaultAndStoresNothing(Database database) {
        Product product = Product.on(database);
        Map<String, Long> before = Rows.of(product);
        for (BadDealRows.Row row : BadDealRows.all()) {
            ObjectNode deal = Sales.clear();
            row.spoil().accept(deal);
            for (String call : row.calls()) {
                Reply reply = product.as("rep").post(call, written(deal));
                assertThat(reply.status())
                        .as(row.what() + " " + reply.raw().body())
                        .isEqualTo(row.status());
                reply.refused(row.status(), row.status() == 400 ? "malformed" : "invalid");
                assertThat(reply.faults()).as(row.what()).containsExactlyInAnyOrderElementsOf(row.faults());
            }
        }
        assertThat(Rows.of(product)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesAllFaultsOfOneDealAtOnce(Database database) {
        ObjectNode deal = Sales.clear();
        deal.put("name", "");
        deal.put("region", "MOON");
        deal.put("startDate", "1999-12-31");
        deal.putArray("terms").add("NOPE");
        deal.putArray("credits").addObject().put("rep", "finance").put("percent", "99.99");
        BadDealRows.line(deal).put("quantity", -1).put("sku", "NOPE").put("termMonths", 0);
        deal.put("unknown", 1);

        Reply reply = Product.on(database).as("rep").post("/deals", deal).refused(400, "malformed");

        assertThat(reply.faults())
                .containsExactlyInAnyOrder(
                        "/name blank",
                        "/region unknown-value",
                        "/startDate out-of-range",
                        "/terms/0 unknown-value",
                        "/credits wrong-sum",
                        "/credits/0/rep not-a-rep",
                        "/lines/0/quantity out-of-range",
                        "/lines/0/sku unknown-value",
                        "/lines/0/termMonths out-of-range",
                        "/unknown unknown-property");
    }

    private static String written(ObjectNode deal) {
        try {
            return ASCII.writeValueAsString(deal);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

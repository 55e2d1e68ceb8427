package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dealdesk.platform.input.Today;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Days that are named where it is already tomorrow, while the business in New York has its evening. */
class NamedDaysIntegrationTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @EnumSource(Database.class)
    void closesADealOnTheDayThatItIsElsewhere(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        try {
            Today today = evening(product);
            String number = Sales.number(sales.submit(Sales.clear()));
            assertThat(today.latest()).isEqualTo(today.business().plusDays(1));

            Reply ahead = sales.close("rep", number, "WON", today.latest().plusDays(1))
                    .refused(422, "invalid");
            assertThat(ahead.faults()).containsExactly("/date out-of-range");
            assertThat(ahead.json().at("/errors/0/detail").textValue())
                    .isEqualTo(
                            "must be from %1$s (the approval) to %1$s (today in America/New_York; elsewhere it is %2$s)"
                                    .formatted(today.business(), today.latest()));
            sales.close("rep", number, "WON", today.business().minusDays(1)).refused(422, "invalid");

            JsonNode won = sales.close("rep", number, "WON", today.latest())
                    .expect(200)
                    .json();

            assertThat(won.get("closedOn").textValue()).isEqualTo(today.latest().toString());
            Invariants.mustHold(product);
        } finally {
            product.clock().reset();
        }
    }

    @Test
    void namesTheZoneOfItsDays() {
        Product product = Product.on(Database.H2);
        Sales sales = new Sales(product);
        try {
            Today today = evening(product);
            String number = Sales.number(sales.submit(Sales.clear()));
            assertThat(Desk.of(product, "rep")
                            .get("/deals/" + number + "/owner/win")
                            .expect(200)
                            .text())
                    .contains("Today is " + today.business() + " in the business time zone America/New_York");
            assertThat(Desk.of(product, "policyadmin")
                            .get("/policies/backtests")
                            .expect(200)
                            .text())
                    .contains("Both days are included, in the time zone America/New_York.");
            ObjectNode over = JsonNodeFactory.instance.objectNode();
            over.put("to", "legal2").put("function", "LEGAL");
            over.put("from", today.business().minusDays(2).toString());
            over.put("until", today.business().minusDays(1).toString());
            assertThat(product.as("legal")
                            .post("/delegations", over)
                            .refused(422, "invalid")
                            .json()
                            .at("/errors/0/detail")
                            .textValue())
                    .isEqualTo("is over: must be " + today.business() + " or later, in America/New_York");
        } finally {
            product.clock().reset();
        }
    }

    /** Moves the clock to ten in the evening in New York. */
    private static Today evening(Product product) {
        LocalTime now = product.clock().instant().atZone(NEW_YORK).toLocalTime();
        Duration ahead = Duration.between(now, LocalTime.of(22, 0));
        product.clock().advance(ahead.isNegative() ? ahead.plusDays(1) : ahead);
        return Today.of(product.clock().instant(), NEW_YORK);
    }
}

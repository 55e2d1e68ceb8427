package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a rep is told to change, and that it does what it says. */
class WaysIntegrationTests {

    private static final String WITHOUT_FINANCE =
            "Raise line 1 to 220.00: Finance no longer needed, net +2,000.00, commission +40.00.";
    private static final String CLEAR = "Raise line 1 to 247.50: no approval needed, net +4,750.00, commission +95.00.";

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsTheCheapestWayToYes(Database database) {
        Client rep = Product.on(database).as("rep");
        ObjectNode deal = Sales.hours("100", "200");
        JsonNode assessment = rep.post("/assessments", deal).expect(200).json();
        assertThat(messages(assessment)).containsExactly(WITHOUT_FINANCE, CLEAR);
        JsonNode ways = rep.post("/assessments/ways", deal).expect(200).json();
        assertThat(ways.get("ways")).isEqualTo(assessment.get("ways"));
        assertThat(ways.get("outcome").textValue()).isEqualTo("REVIEW");
        JsonNode way = ways.at("/ways/0");
        assertThat(way.get("changes").toString())
                .isEqualTo("[{\"change\":\"unitPrice\",\"line\":1,\"from\":\"200.00\",\"to\":\"220.00\"}]");
        assertThat(way.get("netTotal").toString())
                .isEqualTo("{\"from\":\"20000.00\",\"to\":\"22000.00\",\"change\":\"2000.00\"}");
        assertThat(way.get("trueMarginPct").toString()).isEqualTo("{\"from\":\"42.50\",\"to\":\"47.73\"}");
        assertThat(way.get("noLongerNeeded").toString()).isEqualTo("[\"FINANCE\"]");

        ((ObjectNode) deal.at("/lines/0"))
                .put("unitPrice", way.at("/changes/0/to").textValue());
        assertThat(rep.post("/assessments", deal).json().get("requiredApprovals"))
                .isEqualTo(way.get("requiredApprovals"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsThemWithABlockedDeal(Database database) {
        Client rep = Product.on(database).as("rep");
        JsonNode assessment = rep.post("/deals?submit=true", Sales.blocked())
                .refused(422, "deal-blocked")
                .json()
                .get("assessment");
        assertThat(messages(assessment))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("Raise line 1 to 137.50: no longer blocked");
        ObjectNode forbidden = Sales.clear();
        forbidden.putArray("terms").add("MOST_FAVORED_PRICING");
        JsonNode ways = rep.post("/assessments/ways", forbidden).expect(200).json();
        assertThat(ways.get("ways")).isEmpty();
        assertThat(ways.at("/obstacles/0").textValue()).contains("Most-favored-customer pricing");
    }

    /** The stored assessment stays what the rules said; ways are for deals that can still be changed. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsThemOfADealInReview(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.hours("100", "200")));
        assertThat(messages(sales.read(number).get("assessment"))).containsExactly(WITHOUT_FINANCE, CLEAR);
        assertThat(product.as("rep")
                        .get("/deals/" + number + "/revisions/1")
                        .json()
                        .get("assessment")
                        .has("ways"))
                .isFalse();
        sales.approveAll(number);
        assertThat(sales.read(number).get("assessment").has("ways")).isFalse();
    }

    /** A small deal is not held to the customer's share until its prices make it larger. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void asksOnTheWayWhatALargerDealHasToAsk(Database database) {
        Client rep = Product.on(database).as("rep");
        JsonNode ways = rep.post("/assessments/ways", Sales.hours("110", "200"))
                .expect(200)
                .json();
        assertThat(messages(ways).get(0)).startsWith("Raise line 1 to 220.00: Finance no longer needed");
        assertThat(ways.at("/obstacles/0").textValue()).contains("larger than 25,000.00 USD");
    }

    private static List<String> messages(JsonNode assessment) {
        return assessment.get("ways").findValuesAsText("message");
    }
}

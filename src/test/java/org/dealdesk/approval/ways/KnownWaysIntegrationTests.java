package org.dealdesk.approval.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.approval.ways.KnownWays.Of;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The second reader of a deal costs no search. */
class KnownWaysIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void searchesOnceForAllReadersWhoSeeTheSame(Database database) {
        Product product = Product.on(database);
        String number = Sales.number(new Sales(product).submit(Sales.hours("100", "200")));
        KnownWays known = product.bean(KnownWays.class);
        long deal = Long.parseLong(number.substring(2));
        Of of = new Of(deal, 1, assessment(product, "rep", number).get("policy").textValue(), true);

        ObjectNode kept = known.of(of, () -> {
            throw new AssertionError("nothing was kept");
        });

        assertThat(kept.get("ways")).isNotEmpty();
        for (String reader : new String[] {"rep", "salesops", "auditor"}) {
            assertThat(assessment(product, reader, number).get("ways")).isEqualTo(kept.get("ways"));
            assertThat(assessment(product, reader, number).get("obstacles")).isEqualTo(kept.get("obstacles"));
        }
        Invariants.mustHold(product);
    }

    private static JsonNode assessment(Product product, String reader, String number) {
        return product.as(reader).get("/deals/" + number).expect(200).json().get("assessment");
    }
}

package org.dealdesk.access.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stops when a person leaves, is shown before, and does not come back with the person. */
class DeparturesIntegrationTests {

    private static final ObjectNode NONE = JsonNodeFactory.instance.objectNode();

    @RegisterExtension
    static final OwnProducts PRODUCTS = new OwnProducts();

    private static ObjectNode dealsTo(String person) {
        return JsonNodeFactory.instance.objectNode().put("dealsTo", person);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void handOverTheOpenDeals(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        Staff staff = new Staff(product);
        staff.hire("heir", "SALES_REP", "SALES_OPS");
        Sales sales = new Sales(product);
        String draft = sales.draft(Sales.clear()).text("/number");
        String open = Sales.number(sales.submit(Sales.smallForSalesOps()));
        JsonNode decided = sales.submit(Sales.smallForSalesOps());
        sales.decide("heir", Sales.review(decided, "SALES_OPS"), "REQUEST_CHANGES")
                .expect(200);

        assertThat(admin.post("/people/rep/deactivate?dryRun=true", dealsTo("legal"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/dealsTo not-a-rep");
        assertThat(admin.post("/people/rep/deactivate", dealsTo("rep"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/dealsTo not-allowed");
        Reply preview = admin.post("/people/rep/deactivate?dryRun=true", dealsTo("heir"))
                .expect(200);
        assertThat(admin.get("/people/rep").expect(200).json().get("active").booleanValue())
                .isTrue();

        Reply done = admin.post("/people/rep/deactivate", dealsTo("heir")).expect(200);
        assertThat(done.json()).isEqualTo(preview.json());
        JsonNode deals = done.json().get("deals");
        assertThat(deals).hasSize(2);
        assertThat(deals.get(0).get("deal").textValue()).isEqualTo(open);
        assertThat(deals.get(0).get("to").textValue()).isEqualTo("heir");
        assertThat(deals.get(1).get("deal").textValue()).isEqualTo(Sales.number(decided));
        assertThat(deals.get(1).get("to").isNull()).isTrue();
        assertThat(deals.get(1).get("refused").textValue()).contains("decided on it");
        assertThat(product.as("heir").get("/deals/" + open).expect(200).text("/owner"))
                .isEqualTo("heir");
        assertThat(product.sql()
                        .sql("select owner from deal where id = ?")
                        .param(Long.parseLong(draft.substring(2)))
                        .query(String.class)
                        .single())
                .isEqualTo("rep");
        product.as("rep").get("/me").expect(401);
        admin.post("/people/rep/reactivate", NONE).expect(200);
        product.as("rep").get("/me").expect(200);
        assertThat(admin.post("/people/rep/deactivate?dryRun=true", NONE)
                        .expect(200)
                        .json()
                        .get("deals"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void endDelegationsAndNameReviewsWithoutAnApprover(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.smallForSalesOps());
        // The committee is the fallback.
        for (String other : List.of("salesops2", "heir", "committee", "committee2")) {
            if (admin.get("/people/" + other).status() == 200) {
                admin.post("/people/" + other + "/deactivate", NONE).expect(200);
            }
        }
        ObjectNode delegation = JsonNodeFactory.instance
                .objectNode()
                .put("to", "legal2")
                .put("function", "LEGAL")
                .put("from", sales.today().toString())
                .put("until", sales.today().plusDays(3).toString());
        String given =
                product.as("legal").post("/delegations", delegation).expect(201).text("/id");

        assertThat(admin.post("/people/legal/deactivate?dryRun=true", NONE)
                        .expect(200)
                        .json()
                        .at("/delegations/0/id")
                        .asText())
                .isEqualTo(given);
        Reply leaves =
                admin.post("/people/salesops/deactivate?dryRun=true", NONE).expect(200);
        assertThat(leaves.json().get("reviews").findValuesAsText("deal")).contains(Sales.number(deal));

        admin.post("/people/legal2/deactivate", NONE).expect(200);
        admin.post("/people/legal2/reactivate", NONE).expect(200);
        assertThat(product.as("legal")
                        .get("/delegations")
                        .expect(200)
                        .json()
                        .at("/items/0/endedAt")
                        .isNull())
                .isFalse();
        admin.post("/people/no-such-person/deactivate", NONE).refused(404, "not-found");
        admin.post("/people/admin/deactivate", NONE).refused(409, "last-administrator");
    }
}

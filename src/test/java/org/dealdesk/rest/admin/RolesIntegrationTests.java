package org.dealdesk.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who creates deals, and for whom. AccessTableIntegrationTests tries the rights to every call. */
class RolesIntegrationTests {

    private static final List<String> PEOPLE = List.of(
            "rep",
            "rep2",
            "salesops",
            "finance",
            "legal",
            "committee",
            "auditor",
            "policyadmin",
            "admin",
            "crm-creates");

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsRepsAndClientsCreateDeals(Database database) {
        Product product = Product.on(database);
        new Staff(product).hire("crm-creates", "CRM");
        for (String person : PEOPLE) {
            ObjectNode deal = Sales.clear();
            int expected = person.startsWith("rep") ? 201 : person.equals("crm-creates") ? 422 : 403;
            product.as(person).post("/deals", deal).expect(expected);
            product.as(person).post("/deals?submit=true", deal).expect(expected);
            product.as(person).post("/assessments", deal).expect(200);
        }
        ObjectNode deal = Sales.clear();
        assertThat(product.as("crm-creates").post("/deals", deal).faults()).containsExactly("/owner missing");
        assertThat(product.as("crm-creates")
                        .post("/deals", deal.put("owner", "finance"))
                        .faults())
                .containsExactly("/owner not-a-rep");
        JsonNode created = product.as("crm-creates")
                .post("/deals?submit=true", deal.put("owner", "rep2"))
                .expect(201)
                .json();
        assertThat(created.get("owner").textValue()).isEqualTo("rep2");
        Sales sales = new Sales(product);
        assertThat(sales.ledger(Sales.number(created))).containsExactly("ACCRUAL ACCRUED rep2 330.00");
        product.as("rep2").get("/deals/" + Sales.number(created)).expect(200);
        product.as("rep").get("/deals/" + Sales.number(created)).refused(404, "not-found");
        product.as("crm-creates")
                .post("/deals/" + Sales.number(created) + "/withdraw", null)
                .refused(403, "forbidden");
        sales.close("crm-creates", Sales.number(created), "WON", sales.today()).expect(200);
    }
}

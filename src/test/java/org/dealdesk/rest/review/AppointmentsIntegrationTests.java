package org.dealdesk.rest.review;

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
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may be appointed to what, and who never decides whatever they were appointed to. */
class AppointmentsIntegrationTests {

    @RegisterExtension
    private static final OwnProducts PRODUCTS = new OwnProducts(product -> {
        Staff staff = new Staff(product);
        staff.hire("admin2", "ADMIN");
        staff.hire("crm", "CRM");
    });

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesRolesThatExcludeEachOther(Database database) {
        Client admin = PRODUCTS.on(database).as("admin");

        assertThat(admin.put("/people/boss", person("ADMIN", "SALES_OPS", "FINANCE"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/roles roles-exclude", "/roles roles-exclude");
        admin.put("/people/crmx", person("CRM", "SALES_OPS")).refused(422, "invalid");
        admin.put("/people/author", person("POLICY_ADMIN", "SALES_REP")).refused(422, "invalid");
        admin.get("/people/boss").refused(404, "not-found");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void changesNoRolesOfOnesOwn(Database database) {
        Product product = PRODUCTS.on(database);
        Client admin = product.as("admin");
        ObjectNode own = (ObjectNode) admin.get("/people/admin").expect(200).json();

        admin.put("/people/admin", own.deepCopy().put("name", "Alexandra Admin"))
                .expect(200);
        admin.put("/people/admin", with(own, "POLICY_ADMIN")).refused(403, "forbidden");
        ObjectNode leads = own.deepCopy();
        leads.putArray("leadOf").add("LEGAL");
        admin.put("/people/admin", leads).refused(403, "forbidden");

        product.as("admin2").put("/people/admin", with(own, "AUDITOR")).expect(200);
        Staff.forgetTwoAdministrators(product);
        product.as("admin2").put("/people/admin", own).expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsTheLastActiveAdministrator(Database database) {
        Product product = PRODUCTS.on(database);
        Staff staff = new Staff(product);
        staff.change("admin2", person -> person.put("active", false));
        ObjectNode last = (ObjectNode)
                product.as("admin").get("/people/admin").expect(200).json();

        product.as("admin")
                .put("/people/admin", last.deepCopy().put("active", false))
                .refused(409, "last-administrator");
        product.as("admin").put("/people/admin", person("AUDITOR")).refused(403, "forbidden");

        Staff.forgetTwoAdministrators(product);
        staff.change("admin2", person -> person.put("active", true));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsOneOfTwoAdministratorsWhoRemoveEachOther(Database database) {
        Product product = PRODUCTS.on(database);
        for (int round = 0; round < 8; round++) {
            List<Reply> replies = Together.act(
                    () -> product.as("admin").put("/people/admin2", person("AUDITOR")),
                    () -> product.as("admin2").put("/people/admin", person("AUDITOR")));

            assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
            Staff.forgetTwoAdministrators(product);
            boolean second = replies.get(0).status() == 200;
            product.as(second ? "admin" : "admin2")
                    .put("/people/" + (second ? "admin2" : "admin"), person("ADMIN"))
                    .expect(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void reservesTheNamesOfTheProduct(Database database) {
        Client admin = PRODUCTS.on(database).as("admin");
        for (String id : List.of("system", "System", "me", "changes", "IMPORT")) {
            assertThat(admin.put("/people/" + id, person("SALES_OPS"))
                            .refused(422, "invalid")
                            .faults())
                    .containsExactly("/id reserved");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void saysWhoSharesAMailAddress(Database database) {
        Client admin = PRODUCTS.on(database).as("admin");
        admin.put("/people/twin", person("AUDITOR").put("mail", "Twin@example.com"))
                .expect(200);

        JsonNode saved = admin.put("/people/twin2", person("AUDITOR").put("mail", "twin@example.com"))
                .expect(200)
                .json();

        assertThat(saved.get("sharesMailWith")).hasSize(1);
        assertThat(saved.at("/sharesMailWith/0").textValue()).isEqualTo("twin");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsNoAdministratorDecideWhateverElseIsStored(Database database) {
        Product product = PRODUCTS.on(database);
        new Staff(product).hire("older", "SALES_OPS");
        product.sql()
                .sql("insert into person_role (person_id, role, held, leads) values ('older', 'ADMIN', true, false)")
                .update();
        Sales sales = new Sales(product);
        JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");

        sales.decide("older", review, "APPROVE").refused(403, "roles-exclude");
        assertThat(product.as("older").get("/tasks").expect(200).json().get("items"))
                .isEmpty();
        sales.decide("salesops", review, "APPROVE").expect(200);
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void makesAPartyOfWhoeverCreatedTheDealForItsOwner(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        ObjectNode deal = Sales.smallForSalesOps().put("owner", "rep");
        String submitted =
                product.as("crm").post("/deals?submit=true", deal).expect(201).text("/number");
        String drafted = product.as("crm")
                .post("/deals", Sales.smallForSalesOps().put("owner", "rep"))
                .expect(201)
                .text("/number");
        product.as("rep").post("/deals/" + drafted + "/submit", null).expect(200);
        // The client becomes an approver, which takes two changes by an administrator.
        new Staff(product).change("crm", person -> person.putArray("roles").add("SALES_OPS"));

        for (String number : List.of(submitted, drafted)) {
            JsonNode review = Sales.review(sales.read(number), "SALES_OPS");
            sales.decide("crm", review, "APPROVE").refused(403, "conflict-of-interest");
            sales.decide("salesops", review, "APPROVE").expect(200);
        }
        new Staff(product).change("crm", person -> person.putArray("roles").add("CRM"));
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void submitsADraftThatWasHandedOver(Database database) {
        Product product = PRODUCTS.on(database);
        Staff staff = new Staff(product);
        staff.hire("selling-admin", "ADMIN", "SALES_REP");
        String number = product.as("selling-admin")
                .post("/deals", Sales.smallForSalesOps())
                .expect(201)
                .text("/number");
        product.as("selling-admin")
                .post(
                        "/deals/" + number + "/owner",
                        JsonNodeFactory.instance.objectNode().put("owner", "rep2"))
                .expect(200);

        JsonNode submitted = product.as("rep2")
                .post("/deals/" + number + "/submit", null)
                .expect(200)
                .json();

        assertThat(submitted.get("status").textValue()).isEqualTo("IN_REVIEW");
        Invariants.mustHold(product);
    }

    /** Only what was submitted makes a party; the owner of a draft changes it at will. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void letsSomebodyDecideWhoWasCreditedInADraftOnly(Database database) {
        Product product = PRODUCTS.on(database);
        new Staff(product).hire("seller-ops", "SALES_REP", "SALES_OPS");
        Sales sales = new Sales(product);
        ObjectNode deal = Sales.smallForSalesOps();
        ObjectNode shared = deal.deepCopy();
        shared.putArray("credits").addObject().put("rep", "rep").put("percent", 50);
        shared.withArray("credits").addObject().put("rep", "seller-ops").put("percent", 50);
        String drafted = product.as("rep").post("/deals", shared).expect(201).text("/number");
        product.as("rep").put("/deals/" + drafted, deal, "If-Match", "*").expect(200);
        JsonNode dropped = product.as("rep")
                .post("/deals/" + drafted + "/submit", null)
                .expect(200)
                .json();
        JsonNode credited = sales.submit(shared.deepCopy().put("name", "Shared"));

        sales.decide("seller-ops", Sales.review(dropped, "SALES_OPS"), "APPROVE")
                .expect(200);
        sales.decide("seller-ops", Sales.review(credited, "SALES_OPS"), "APPROVE")
                .refused(403, "conflict-of-interest");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsTheHistoryOfALiveDraftFromAuditors(Database database) {
        Product product = PRODUCTS.on(database);
        String number =
                product.as("rep").post("/deals", Sales.clear()).expect(201).text("/number");

        product.as("auditor").get("/deals/" + number + "/history").refused(404, "not-found");
        product.as("rep").get("/deals/" + number + "/history").expect(200);
        product.as("rep").delete("/deals/" + number, "If-Match", "*").expect(204);
        product.as("auditor").get("/deals/" + number + "/history").expect(200);
    }

    private static ObjectNode person(String... roles) {
        ObjectNode person = JsonNodeFactory.instance.objectNode().put("name", "Somebody");
        List.of(roles).forEach(person.withArray("roles")::add);
        return person;
    }

    private static ObjectNode with(ObjectNode person, String role) {
        ObjectNode changed = person.deepCopy();
        changed.withArray("roles").add(role);
        return changed;
    }
}

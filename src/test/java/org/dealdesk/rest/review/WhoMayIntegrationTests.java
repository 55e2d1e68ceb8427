package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees what and who may do what, whatever they send. The directory changes here, so the product is these tests' own. */
class WhoMayIntegrationTests {

    @RegisterExtension
    static final OwnProducts PRODUCTS = new OwnProducts(WhoMayIntegrationTests::hire);

    @ParameterizedTest
    @EnumSource(Database.class)
    void showsACreditedDealAsLongAsItIsCredited(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(credited(Sales.smallForSalesOps(), "rep3")));
        assertThat(numbers(product.as("rep3"))).contains(number);
        product.as("rep3").get("/deals/" + number).expect(200);
        product.as("rep3").post("/deals/" + number + "/recall", null).refused(403, "forbidden");
        product.as("rep3").get("/deals/" + number + "/history").expect(200);

        sales.act(number, "recall");
        sales.revise(number, Sales.smallForSalesOps());
        product.as("rep3").get("/deals/" + number).expect(200);
        sales.act(number, "submit");

        product.as("rep3").get("/deals/" + number).refused(404, "not-found");
        product.as("rep3").get("/deals/" + number + "/revisions/1").refused(404, "not-found");
        assertThat(numbers(product.as("rep3"))).doesNotContain(number);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsNobodyDecideOnADealOfTheirs(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        JsonNode own = product.as("both")
                .post("/deals?submit=true", Sales.smallForSalesOps())
                .expect(201)
                .json();
        sales.decide("both", Sales.review(own, "SALES_OPS"), "APPROVE").refused(403, "conflict-of-interest");

        JsonNode credited = sales.submit(credited(Sales.smallForSalesOps(), "both"));
        String number = Sales.number(credited);
        sales.decide("both", Sales.review(credited, "SALES_OPS"), "REJECT").refused(403, "conflict-of-interest");
        product.as("both")
                .post("/tasks/" + Sales.review(credited, "SALES_OPS").get("id").textValue() + "/claim", null)
                .refused(403, "conflict-of-interest");
        assertThat(product.as("both").get("/tasks?limit=200").json().toString()).doesNotContain(number);

        sales.act(number, "recall");
        sales.revise(number, Sales.smallForSalesOps());
        JsonNode later = sales.act(number, "submit");
        sales.decide("both", Sales.review(later, "SALES_OPS"), "APPROVE").refused(403, "conflict-of-interest");
        sales.decide("salesops", Sales.review(later, "SALES_OPS"), "APPROVE").expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsNobodyDecideForTwoFunctions(Database database) {
        Product product = PRODUCTS.on(database);
        Sales sales = new Sales(product);
        JsonNode deal = afterSalesOps(sales, sales.submit(Sales.smallForThree()));
        JsonNode legal = Sales.review(deal, "LEGAL");
        sales.decide("two", Sales.review(deal, "FINANCE"), "REQUEST_CHANGES").expect(200);
        sales.decide("two", legal, "APPROVE").refused(403, "other-function-decided");

        String number = Sales.number(deal);
        deal = sales.act(number, "submit");
        sales.decide("two", Sales.review(deal, "LEGAL"), "APPROVE").refused(403, "other-function-decided");
        assertThat(product.as("two")
                        .get("/tasks?function=LEGAL&limit=200")
                        .json()
                        .toString())
                .doesNotContain(number);
        assertThat(product.as("two")
                        .get("/tasks?function=FINANCE&limit=200")
                        .json()
                        .toString())
                .contains(number);
        sales.decide("two", Sales.review(deal, "FINANCE"), "APPROVE").expect(200);
        assertThat(Sales.status(sales.decide("legal", Sales.review(deal, "LEGAL"), "APPROVE")
                        .expect(200)
                        .json()))
                .isEqualTo("APPROVED");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsTheCommitteeStandInWhereAFunctionCannot(Database database) {
        Product product = PRODUCTS.on(database);
        Staff staff = new Staff(product);
        Sales sales = new Sales(product);
        ObjectNode forAll = credited(Sales.smallForThree(), "repfin");
        forAll.putArray("terms").add("TERMINATION_FOR_CONVENIENCE").add("UNCAPPED_LIABILITY");
        JsonNode deal = afterSalesOps(sales, sales.submit(forAll));
        JsonNode finance = Sales.review(deal, "FINANCE");
        sales.decide("committee", finance, "APPROVE").refused(403, "forbidden");
        assertThat(tasks(product, "committee")).doesNotContain(finance.get("id").textValue());
        try {
            staff.change("finance", person -> person.put("active", false));
            staff.change(
                    "finance2", person -> person.put("awayUntil", sales.today().toString()));
            sales.decide("committee", finance, "APPROVE").refused(403, "forbidden");
            staff.change("two", person -> person.put("active", false));
            assertThat(tasks(product, "committee")).contains(finance.get("id").textValue());
            sales.decide("legal2", finance, "APPROVE").refused(403, "forbidden");
            sales.decide("committee", finance, "APPROVE").expect(200);
        } finally {
            staff.change("finance", person -> person.put("active", true));
            staff.change("finance2", person -> person.putNull("awayUntil"));
            staff.change("two", person -> person.put("active", true));
        }
        assertThat(product.sql()
                        .sql("select function || ' ' || cover from decision where review_id = ?")
                        .param(finance.get("id").textValue())
                        .query(String.class)
                        .single())
                .isEqualTo("FINANCE FALLBACK");
        deal = sales.decide("legal", Sales.review(deal, "LEGAL"), "APPROVE")
                .expect(200)
                .json();
        JsonNode committee = Sales.review(deal, "COMMITTEE");
        sales.decide("committee", committee, "APPROVE").refused(403, "other-function-decided");
        assertThat(Sales.status(sales.decide("committee2", committee, "APPROVE")
                        .expect(200)
                        .json()))
                .isEqualTo("APPROVED");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void signsInNobodyWhoHasLeft(Database database) {
        Product product = PRODUCTS.on(database);
        Staff staff = new Staff(product);
        staff.hire("leaver", "SALES_REP");
        product.as("leaver").get("/me").expect(200);
        staff.change("leaver", person -> person.put("active", false));
        product.as("leaver").get("/me").refused(401, "unauthenticated");
        assertThat(product.as("rep")
                        .post("/deals", credited(Sales.clear(), "leaver"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/credits/1/rep not-a-rep");
        assertThat(product.as("admin")
                        .put("/people/x", "{\"roles\": [\"KING\"], \"leadOf\": [\"ADMIN\"], \"id\": \"y\"}")
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder(
                        "/name missing", "/roles/0 unknown-value", "/leadOf not-a-function", "/id not-allowed");
    }

    private static JsonNode afterSalesOps(Sales sales, JsonNode deal) {
        return sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE")
                .expect(200)
                .json();
    }

    private static ObjectNode credited(ObjectNode deal, String other) {
        deal.putArray("credits").addObject().put("rep", "rep").put("percent", 50);
        deal.withArray("credits").addObject().put("rep", other).put("percent", 50);
        return deal;
    }

    private static String numbers(Client client) {
        return client.get("/deals?limit=200").expect(200).json().toString();
    }

    private static String tasks(Product product, String person) {
        return product.as(person).get("/tasks?limit=200").expect(200).json().toString();
    }

    private static void hire(Product product) {
        Staff staff = new Staff(product);
        staff.hire("crm", "CRM");
        staff.hire("both", "SALES_REP", "SALES_OPS");
        staff.hire("two", "FINANCE", "LEGAL");
        staff.hire("repfin", "SALES_REP", "FINANCE");
    }
}

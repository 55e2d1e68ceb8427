package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all calls alike: preconditions behind a proxy, parameters, currencies, and bounds on what a request becomes. */
class ContractIntegrationTests {

    private final Product product = Product.on(Database.H2);

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesAnEntityTagThatAProxyMadeWeak(Database database) {
        Client rep = Product.on(database).as("rep");
        Reply created = rep.post("/deals", Sales.clear()).expect(201);
        String number = created.text("/number");
        String weak = "W/" + rep.get("/deals/" + number).header("ETag");

        rep.put("/deals/" + number, Sales.clear().put("name", "First"), "If-Match", weak)
                .expect(200);
        rep.put("/deals/" + number, Sales.clear().put("name", "Second"), "If-Match", weak)
                .refused(412, "precondition-failed");
        String now = rep.get("/deals/" + number).header("ETag");
        rep.put("/deals/" + number, Sales.clear().put("name", "Third"), "If-Match", weak + ", W/" + now)
                .expect(200);
        String last = "W/" + rep.get("/deals/" + number).header("ETag");
        rep.post("/deals/" + number + "/submit", null, "If-Match", weak).refused(412, "precondition-failed");
        rep.post("/deals/" + number + "/submit", null, "If-Match", last).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/me?x=1",
                "/deals?colour=blue",
                "/deals/D-999999999?x=1",
                "/deals/D-999999999/history?x=1",
                "/tasks?sort=due&sorted=1",
                "/policies?x=1",
                "/policies/current?day=2026-01-01",
                "/commissions/balances?x=1",
                "/people/me/notifications?x=1"
            })
    void refusesParametersThatACallDoesNotHave(String address) {
        Reply reply = product.as("rep").get(address).refused(400, "malformed");

        assertThat(reply.faults()).hasSize(1).first().asString().endsWith(" unknown-property");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/deals?limit=1&limit=200",
                "/deals?q=x&q=y",
                "/deals?status=WON&status=LOST",
                "/tasks?function=LEGAL&function=FINANCE",
                "/deals/D-999999999?explain=true&explain=false"
            })
    void refusesParametersGivenTwice(String address) {
        Reply reply = product.as("salesops").get(address).refused(422, "invalid");

        assertThat(reply.faults()).hasSize(1).first().asString().endsWith(" duplicate");
    }

    @Test
    void refusesUnknownParametersOfChangesBeforeAnythingHappens() {
        product.as("rep").post("/assessments?explain=true&x=1", Sales.clear()).refused(400, "malformed");
        product.as("rep").post("/deals?submitted=true", Sales.clear()).refused(400, "malformed");
        product.as("rep").post("/deals?submit=true&submit=false", Sales.clear()).refused(422, "invalid");
        product.as("rep").get("/deals?status=WON,LOST&limit=1").expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesTheCurrencyOfEveryAmountInLists(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        ObjectNode yen = Sales.hours("200", "36000").put("currency", "JPY");
        String number = Sales.number(sales.submit(yen));
        String customer = yen.at("/customer/id").textValue();

        JsonNode listed = product.as("rep")
                .get("/deals?customer=" + customer)
                .expect(200)
                .json()
                .at("/items/0");

        assertThat(listed.get("currency").textValue()).isEqualTo("JPY");
        assertThat(listed.get("dealNetTotal").textValue()).isEqualTo("7200000");
        assertThat(listed.get("policyCurrency").textValue()).isEqualTo("USD");
        assertThat(listed.get("netTotal").textValue())
                .isEqualTo(listed.get("tcv").textValue());
        JsonNode task = product.as("salesops")
                .get("/tasks/" + number + ".1.SALES_OPS")
                .expect(200)
                .json()
                .get("deal");
        assertThat(task.get("currency").textValue()).isEqualTo("JPY");
        assertThat(task.get("dealNetTotal").textValue()).isEqualTo("7200000");
        assertThat(task.get("policyCurrency").textValue()).isEqualTo("USD");
        assertThat(task.get("netTotal").textValue())
                .isEqualTo(listed.get("netTotal").textValue());
    }

    @Test
    void boundsWhatABodyBecomes() {
        Client rep = product.as("rep");
        String wide = "{\"x\":[" + "{},".repeat(9_999) + "{}]}";
        String long256 = "{\"x\":\"" + "y".repeat(256 << 10) + "\"}";

        rep.send("POST", "/assessments", wide).refused(400, "malformed");
        rep.send("POST", "/assessments", long256).refused(413, "too-large");
        rep.send("POST", "/assessments", "{\"" + "n".repeat(1_001) + "\":1}").refused(400, "malformed");
    }

    @Test
    void namesAHundredFaultsAndCountsTheRest() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 5_000; i++) {
            body.put("unknown" + i, 1);
        }

        Reply reply = product.as("rep").post("/assessments", body).refused(400, "malformed");

        assertThat(reply.faults()).hasSize(100);
        assertThat(reply.text("/detail")).contains("names the first 100 and leaves out 49");
        assertThat(reply.raw().body()).hasSizeLessThan(30_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com:22/x",
                "https://hooks.example.com:0/x",
                "https://hooks.example.com:80/x",
                "https://hooks.example.com:99999/x",
                "https://0177.0.0.1/x",
                "https://user@hooks.example.com/x"
            })
    void refusesWebhooksAtOddPortsAndNumbers(String url) {
        assertThat(product.as("admin")
                        .post("/webhooks", JsonNodeFactory.instance.objectNode().put("url", url))
                        .refused(422, "invalid")
                        .faults())
                .hasSize(1)
                .first()
                .asString()
                .matches("/url (not-a-link|out-of-range)");
    }
}

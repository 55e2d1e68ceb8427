package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.RawHttp;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that other sites make a browser send are refused, whichever way its user has signed in. */
class CrossSiteIntegrationTests {

    private static final List<String> UNSAFE = List.of(
            "POST /deals/{deal}/submit",
            "POST /deals/{deal}/recall",
            "POST /deals/{deal}/withdraw",
            "DELETE /deals/{deal}",
            "PUT /deals/{deal}",
            "PATCH /deals/{deal}",
            "POST /deals",
            "POST /tasks/x/claim",
            "POST /policies/2026.1/approve",
            "POST /webhooks/x/deliveries/y/replay",
            "PUT /people/rep");

    private final Product product = Product.on(Database.H2);
    private final Sales sales = new Sales(product);

    @Test
    void isNotOpenedByCredentialsThatAreNoToken() {
        String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        product.as(null)
                .send(
                        "POST",
                        "/deals/" + number + "/recall",
                        (String) null,
                        "Authorization",
                        "Digest username=rep",
                        "Sec-Fetch-Site",
                        "cross-site")
                .refused(403, "cross-site");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sec-Fetch-Site | cross-site
            Sec-Fetch-Site | same-site
            Sec-Fetch-Site | CROSS-SITE
            Origin         | http://evil.example
            Origin         | null
            Origin         | http://127.0.0.1.evil.example
            Origin         | http://127.0.0.1
            """)
    void isRefusedAtRest(String header, String value) {
        String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        Map<String, Long> before = Rows.of(product);
        for (String call : UNSAFE) {
            String[] parts = call.split(" ", -1);
            Reply refused =
                    product.as("rep").send(parts[0], parts[1].replace("{deal}", number), (String) null, header, value);
            refused.refused(403, "cross-site");
            assertThat(refused.header("WWW-Authenticate")).isNull();
        }
        assertThat(Rows.of(product)).isEqualTo(before);
        // Reading is allowed.
        product.as("rep").get("/deals/" + number, header, value).expect(200);
    }

    @Test
    void isNotWhatProgramsAndTheExplorerSend() {
        Client rep = product.as("rep");
        String own = "http://127.0.0.1:" + product.port();
        for (String[] headers : new String[][] {
            {}, {"Sec-Fetch-Site", "same-origin", "Origin", own}, {"Sec-Fetch-Site", "none"}, {"Origin", own}
        }) {
            rep.post("/deals", Sales.clear(), headers).expect(201);
        }
    }

    @Test
    void isAskedForNoPasswordThatABrowserWouldKeep() {
        Client anonymous = product.as(null);
        assertThat(anonymous.get("/me").refused(401, "unauthenticated").header("WWW-Authenticate"))
                .startsWith("Basic");
        for (String[] headers : new String[][] {
            {"Sec-Fetch-Mode", "navigate"}, {"Sec-Fetch-Mode", "cors"}, {"Accept", "text/html,*/*;q=0.8"}
        }) {
            for (String address : List.of("/me", "//actuator/metrics", "//api/v1/nothing")) {
                Reply refused = anonymous.get(address, headers).expect(401);
                assertThat(refused.header("WWW-Authenticate")).as(address).isNull();
            }
            assertThat(product.as("nobody-in-a-browser")
                            .get("/me", headers)
                            .expect(401)
                            .header("WWW-Authenticate"))
                    .isNull();
        }
    }

    @Test
    void isRefusedAtThePages() {
        Desk desk = Desk.of(product, "rep");
        Map<String, String> token = desk.get("/").hidden("/sign-out");
        for (String[] headers : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "http://evil.example"},
            {"Origin", "null", "Sec-Fetch-Site", "same-origin"},
            {}
        }) {
            Page refused = desk.send("/sign-out", token, headers).expect(403);
            assertThat(refused.header("Content-Type")).startsWith("text/html");
            assertThat(refused.text()).contains("The request came from another site", "Nothing was saved");
        }
        assertThat(desk.look("/deals?whose=mine").status()).isEqualTo(200);

        String own = "http://127.0.0.1:" + product.port();
        assertThat(desk.send("/sign-out", token, "Origin", own).status()).isEqualTo(302);
        assertThat(desk.look("/deals?whose=mine").status()).isEqualTo(302);
    }

    @Test
    void signsNobodyInFromElsewhere() {
        Desk desk = new Desk(product);
        Map<String, String> form = new LinkedHashMap<>(desk.get("/sign-in").hidden("/sign-in"));
        form.putAll(Map.of("name", "rep", "password", "demo"));
        desk.send("/sign-in", form, "Sec-Fetch-Site", "cross-site").expect(403);
        assertThat(desk.look("/deals?whose=mine").status()).isEqualTo(302);
    }

    /** A name that a request calls the server by is part of no address that the product gives out. */
    @ParameterizedTest
    @CsvSource({
        "auditor, /api/v1/deals?limit=1",
        "admin, /api/v1/people?limit=1",
        "admin, /actuator",
        "admin, /actuator/health",
        "admin, /actuator/metrics",
        "admin, /v3/api-docs",
        "admin, /swagger-ui/swagger-initializer.js",
        "admin, /swagger-ui.html",
        "admin, /swagger-ui/index.html",
        "admin, /api/v1/nothing",
        "admin, /problems/invalid",
        ", /",
        ", /inbox",
        ", /sign-in",
        ", /nothing",
    })
    void learnsNothingFromTheHostThatItNames(String person, String path) {
        sales.submit(Sales.clear());
        sales.submit(Sales.clear());
        String basic = Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
        String head = "GET " + path + " HTTP/1.1\nHost: evil.example\n"
                + (person == null ? "Accept: text/html" : "Authorization: Basic " + basic);
        RawHttp.Answer answer = RawHttp.send(product, head);
        assertThat(answer.text()).doesNotContain("evil.example").startsWith("HTTP/1.1 ");
        if (path.contains("limit=")) {
            assertThat(answer.headers("Link"))
                    .singleElement()
                    .asString()
                    .matches("<" + path.replace("?", "\\?") + "&cursor=[A-Za-z0-9_-]+>; rel=\"next\"");
        }
    }
}

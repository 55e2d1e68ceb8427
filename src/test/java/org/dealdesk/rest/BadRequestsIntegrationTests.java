package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that are wrong before anything is read of them, or in their addresses and headers: refused in the same shape. */
class BadRequestsIntegrationTests {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_JSON_BYTES = 256 << 10;

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesWhatIsNotJson(Database database) {
        Client rep = Product.on(database).as("rep");
        Map<String, Long> before = Rows.of(Product.on(database));
        for (String body : List.of(
                "",
                "{",
                "{} {}",
                "{\"name\": NaN}",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{\"lines\": [{\"sku\": \"a\", \"sku\": \"b\"}]}",
                "{'name': 'a'}",
                "{\"name\": \"a\u0000\"}",
                "{\"name\": \"\\ud800}",
                "{\"n\": 1e99999999999}",
                "{\"n\": " + "9".repeat(10_000) + "}",
                "[".repeat(5_000) + "]".repeat(5_000),
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))) {
            for (String path : List.of("/deals?submit=true", "/assessments", "/deals/D-000001/close")) {
                Reply reply = rep.send("POST", path, body);
                assertThat(reply.status()).as(body + reply.raw().body()).isEqualTo(400);
                reply.refused(400, "malformed");
            }
        }
        byte[] broken = "{\"name\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        rep.send("POST", "/deals", broken, "application/json").refused(400, "malformed");
        assertThat(Rows.of(Product.on(database))).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesWhatIsNoObject(Database database) {
        for (String body : List.of("[]", "null", "5", "\"text\"", "true", " ")) {
            Reply reply = Product.on(database).as("rep").send("POST", "/deals", body);
            assertThat(reply.refused(422, "invalid").faults()).as(body).contains(" wrong-type");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesMoreThanAMebibyteWhateverTheRequestSaysOfItsLength(Database database) {
        Client rep = Product.on(database).as("rep");
        byte[] large = new byte[MOST_BYTES + 1];
        Arrays.fill(large, (byte) ' ');
        byte[] fitting = Arrays.copyOf(large, MOST_JSON_BYTES);
        byte[] beyond = Arrays.copyOf(large, MOST_JSON_BYTES + 1);

        rep.send("POST", "/deals", large, "application/json").refused(413, "too-large");
        rep.sendChunked("POST", "/deals", large).refused(413, "too-large");
        rep.send("POST", "/deals", beyond, "application/json").refused(413, "too-large");
        rep.sendChunked("POST", "/deals", beyond).refused(413, "too-large");
        rep.send("POST", "/deals", fitting, "application/json").refused(422, "invalid");
        rep.sendChunked("POST", "/deals", fitting).refused(422, "invalid");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void saysWhatTheDoorDoesNotTake(Database database) {
        Client rep = Product.on(database).as("rep");
        byte[] deal = Sales.clear().toString().getBytes(StandardCharsets.UTF_8);
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "garbage")) {
            rep.send("POST", "/deals", deal, type).refused(415, "unsupported-media-type");
        }
        rep.get("/nothing").refused(404, "not-found");
        rep.get("//nothing").refused(404, "not-found");
        rep.post("/deals/D-000001/explode", null).refused(404, "not-found");
        rep.send("PATCH", "/deals/D-000001", "{}").refused(405, "method-not-allowed");
        rep.delete("/deals").refused(405, "method-not-allowed");
        assertThat(rep.delete("/deals").header("Allow")).contains("GET").contains("POST");
        rep.get("/deals", "Accept", "application/xml").refused(406, "not-acceptable");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void findsNothingUnderMalformedAddresses(Database database) {
        Client rep = Product.on(database).as("rep");
        for (String number : List.of(
                "D-1",
                "D-0000001",
                "d-000001",
                "D-999999999999999999",
                "D-99999999999999999999",
                "%20",
                "D-00000%D9%A1")) {
            rep.get("/deals/" + number).refused(404, "not-found");
            rep.post("/deals/" + number + "/submit", null).refused(404, "not-found");
            rep.get("/deals/" + number + "/history").refused(404, "not-found");
        }
        for (String review : List.of("x", "%F0%9F%92%A3", "x".repeat(2_000))) {
            String decision = "{\"outcome\": \"APPROVE\", \"revision\": 1}";
            rep.send("POST", "/tasks/" + review + "/decision", decision).refused(404, "not-found");
            rep.send("POST", "/tasks/" + review + "/decision", decision, "Idempotency-Key", "k")
                    .refused(404, "not-found");
            rep.post("/tasks/" + review + "/claim", null).refused(404, "not-found");
            rep.get("/tasks/" + review).refused(404, "not-found");
            rep.get("/policies/" + review).refused(404, "not-found");
        }
        for (String path : List.of("/deals/%00", "/tasks/a%00b", "/people/%0a", "/deals/D-000001%2Fhistory")) {
            rep.get(path).refused(400, "malformed");
        }
        String number = new Sales(Product.on(database)).draft(Sales.clear()).text("/number");
        for (String revision : List.of("x", "1.5", "99999999999", "%20")) {
            rep.get("/deals/" + number + "/revisions/" + revision).refused(400, "malformed");
        }
        rep.get("/deals/" + number + "/revisions/-1").refused(404, "not-found");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesEveryFaultOfAQuery(Database database) {
        Client auditor = Product.on(database).as("auditor");
        Reply reply = auditor.get("/deals?limit=0&status=NOPE&minTcv=-1&maxTcv=1e9&submittedFrom=soon"
                + "&submittedTo=2200-01-01&currency=EURO&q=%00&customer=" + "x".repeat(101));
        assertThat(reply.refused(422, "invalid").faults())
                .containsExactlyInAnyOrder(
                        "/limit out-of-range",
                        "/status unknown-value",
                        "/minTcv out-of-range",
                        "/maxTcv not-a-number",
                        "/submittedFrom not-a-date",
                        "/submittedTo out-of-range",
                        "/currency too-long",
                        "/q invalid-character",
                        "/customer too-long");
        assertThat(auditor.get("/deals?stauts=WON").refused(400, "malformed").faults())
                .containsExactly("/stauts unknown-property");
        for (String limit : List.of("-1", "201", "1.5", "x", "9".repeat(70), "%F0%9F%92%A3")) {
            for (String list : List.of("/deals", "/tasks", "/people", "/policies", "/commissions/entries")) {
                String who = list.equals("/people") ? "admin" : "auditor";
                Reply refused = Product.on(database).as(who).get(list + "?limit=" + limit);
                assertThat(refused.refused(422, "invalid").faults())
                        .hasSize(1)
                        .first()
                        .asString()
                        .startsWith("/limit ");
            }
        }
        assertThat(auditor.get("/tasks?sort=x&function=y&status=z")
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/sort unknown-value", "/function unknown-value", "/status unknown-value");
        auditor.get("/commissions/entries?deal=5").refused(422, "invalid");
        auditor.get("/policies/current?on=never").refused(422, "invalid");
        Product.on(database)
                .as("rep")
                .post("/deals?submit=maybe", Sales.clear())
                .refused(400, "malformed");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesHeadersThatItCannotRead(Database database) {
        Product product = Product.on(database);
        Client rep = product.as("rep");
        String number = new Sales(product).draft(Sales.clear()).text("/number");
        for (String etag :
                List.of("0", "W/\"8\"", "\"x\"", "\"\"", "\"8\", W/\"9\"", "\"" + "9".repeat(40) + "\"", " ")) {
            rep.put("/deals/" + number, Sales.clear(), "If-Match", etag).refused(412, "precondition-failed");
            rep.delete("/deals/" + number, "If-Match", etag).refused(412, "precondition-failed");
            rep.post("/deals/" + number + "/submit", null, "If-Match", etag).refused(412, "precondition-failed");
        }
        for (String key : List.of("a b", "x".repeat(201), "")) {
            Reply reply =
                    rep.post("/deals", Sales.clear(), "Idempotency-Key", key).refused(422, "invalid");
            assertThat(reply.faults()).containsExactly(" invalid-idempotency-key");
        }
        Client stranger = product.as("nobody");
        stranger.get("/deals").refused(401, "unauthenticated");
        assertThat(stranger.get("/deals").header("WWW-Authenticate")).startsWith("Basic");
        product.as("a\u0000b").get("/deals").refused(401, "unauthenticated");
        product.as(null).get("/deals", "Authorization", "Basic !!!").refused(401, "unauthenticated");
        product.as(null).post("/deals", Sales.clear()).refused(401, "unauthenticated");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesDecisionsThatDoNotSayEnough(Database database) {
        Sales sales = new Sales(Product.on(database));
        String review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS")
                .get("id")
                .textValue();
        Client salesops = Product.on(database).as("salesops");
        String decision = "/tasks/" + review + "/decision";

        assertThat(salesops.send("POST", decision, "{}").refused(422, "invalid").faults())
                .containsExactlyInAnyOrder("/outcome missing", "/revision missing");
        assertThat(salesops.send("POST", decision, "{\"outcome\": \"SURE\", \"revision\": 0, \"comment\": \"\\u0000\"}")
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder(
                        "/outcome unknown-value", "/revision out-of-range", "/comment invalid-character");
        for (String outcome : List.of("REJECT", "REQUEST_CHANGES")) {
            String silent = "{\"outcome\": \"" + outcome + "\", \"revision\": 1}";
            assertThat(salesops.send("POST", decision, silent)
                            .refused(422, "invalid")
                            .faults())
                    .containsExactly("/comment missing");
        }
        assertThat(salesops.send("POST", decision, "{\"outcome\": \"APPROVE\", \"revision\": 2}")
                        .refused(409, "revision-moved-on")
                        .json()
                        .get("revision")
                        .intValue())
                .isEqualTo(1);
    }
}

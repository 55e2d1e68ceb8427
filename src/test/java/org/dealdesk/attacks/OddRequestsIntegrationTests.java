package org.dealdesk.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.RawHttp;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no well-meaning client sends, and many of them. */
class OddRequestsIntegrationTests {

    private static final int MANY = 2000;
    private static final String REP =
            "\nAuthorization: Basic " + Base64.getEncoder().encodeToString("rep:demo".getBytes(StandardCharsets.UTF_8));

    private final Product product = Product.on(Database.H2);

    /** Line feeds in addresses and parameters are part of no header of an answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/deals?whose=%0d%0aX-Injected:%20yes",
                "/%0d%0aX-Injected:%20yes",
                "/inbox%0aX-Injected:%20yes",
                "/sign-in?x=%0d%0a%0d%0a<html>X-Injected:%20yes",
                "/api/v1/deals?cursor=%0d%0aX-Injected:%20yes",
                "/api/v1/deals?limit=1&q=%0d%0aX-Injected:%20yes",
                "/api/v1/deals/D-000001%0d%0aX-Injected:%20yes",
                "/problems/%0d%0aX-Injected:%20yes",
                "/deals/new?copy=%E5%98%8A%E5%98%8DX-Injected:%20yes",
            })
    void writeNoHeaderOfAnAnswer(String address) {
        for (String sender : List.of("\nAccept: text/html", REP)) {
            RawHttp.Answer answer = RawHttp.send(product, "GET " + address + " HTTP/1.1\nHost: localhost" + sender);
            assertThat(answer.status()).isBetween(200, 499);
            assertThat(answer.headers("X-Injected")).isEmpty();
            assertThat(answer.text().split("\r\n\r\n", 2)[0]).doesNotContain("\nX-Injected", "\rX-Injected");
        }
    }

    @Test
    void areRefusedWhereTwoReadersCouldDisagreeOnTheirEnd() {
        for (String head : List.of(
                "Content-Length: 5\nTransfer-Encoding: chunked",
                "Content-Length: 5\nContent-Length: 6",
                "Content-Length: -1",
                "Content-Length: +5",
                "Transfer-Encoding: identity, chunked, gzip",
                "X: y\nHost: other.example")) {
            RawHttp.Answer answer = RawHttp.send(
                    product,
                    "POST /api/v1/assessments HTTP/1.1\nHost: localhost\nContent-Type: application/json" + REP + "\n"
                            + head,
                    "0\r\n\r\nGET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(answer.status()).as(head).isIn(400, 501);
            assertThat(answer.text().split("HTTP/1.1 ", -1))
                    .as("answers to " + head)
                    .hasSize(2);
        }
    }

    /** A body is read as it is: 20 MB of blanks that fit into 20 KB take no memory. */
    @Test
    void areNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"x\": \"".getBytes(StandardCharsets.UTF_8));
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int piece = 0; piece < 20; piece++) {
                out.write(blanks);
            }
        }
        for (String path : List.of("/deals", "/assessments", "/policies/lint")) {
            Reply reply = product.as("policyadmin")
                    .send("POST", path, packed.toByteArray(), "application/json", "Content-Encoding", "gzip");
            assertThat(reply.status()).as(path + reply.raw().body()).isIn(400, 403, 415, 422);
        }
        product.as("rep")
                .post("/deals", Sales.clear(), "Content-Encoding", "identity")
                .expect(201);
    }

    @Test
    void leaveNoRowHoweverManyKeysCursorsAndTokensTheyGuess() {
        new Sales(product).submit(Sales.clear());
        Map<String, Long> before = Rows.of(product);
        Random chance = new Random(20261128);
        List<String> wrong = new ArrayList<>();
        Client rep = product.as("rep");
        for (int number = 0; number < MANY; number++) {
            byte[] bytes = new byte[1 + chance.nextInt(60)];
            chance.nextBytes(bytes);
            String guess = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            expect(wrong, rep.get("/deals?cursor=" + guess), 200, 422);
            expect(wrong, rep.post("/deals", "{}", "Idempotency-Key", guess), 422);
            expect(wrong, product.with("dd_" + guess).get("/me"), 401);
        }
        assertThat(wrong).isEmpty();
        assertThat(Rows.of(product)).isEqualTo(before);
    }

    private static void expect(List<String> wrong, Reply reply, Integer... statuses) {
        if (!List.of(statuses).contains(reply.status())) {
            wrong.add(reply.raw().request().uri() + ": " + reply.status());
        }
    }
}

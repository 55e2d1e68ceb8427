package org.dealdesk.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much the server reads of a request, before and after sign-in. */
class BodyLimitIntegrationTests {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Product product = Product.on(Database.H2);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @ParameterizedTest
    @CsvSource({
        "/sign-in, 16384, false, 403",
        "/sign-in, 16384, true, 403",
        "/sign-in, 16385, false, 413",
        "/sign-in, 16385, true, 413",
        "/deals/new, 200000, false, 413",
        "/deals/new, 2000000, true, 413",
        "/deals/new, 959189, false, 413",
    })
    void isLittleBeforeSigningIn(String address, int bytes, boolean chunked, int status) throws Exception {
        HttpResponse<String> answer = send("POST", address, FORM, "x=" + "y".repeat(bytes - 2), chunked, null);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        // Credentials that were not looked at make no difference.
        String unknown = "Basic " + Base64.getEncoder().encodeToString("x:y".getBytes(StandardCharsets.UTF_8));
        assertThat(send("POST", address, FORM, "x=" + "y".repeat(bytes - 2), chunked, unknown)
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void isFewFieldsBeforeSigningIn() throws Exception {
        assertThat(send("POST", "/sign-in", FORM, "a&".repeat(999) + "a", false, null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "/sign-in", FORM, "a&".repeat(1000) + "a", true, null)
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("POST", "/sign-in", FORM, "a=%zz", false, null).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"multipart/form-data; boundary=b", "application/json", "text/plain"})
    void isLittleOfAnythingBeforeSigningIn(String type) throws Exception {
        String part =
                "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + "x".repeat(900_000) + "\r\n--b--";
        for (boolean chunked : new boolean[] {true, false}) {
            assertThat(send("POST", "/deals/import", type, part, chunked, null).statusCode())
                    .isEqualTo(413);
            assertThat(send("POST", "/api/v1/deals", type, part, chunked, null).statusCode())
                    .isEqualTo(401);
        }
        assertThat(send("PUT", "/api/v1/deals", FORM, part, true, null).statusCode())
                .isEqualTo(401);
    }

    @Test
    void isAWholeFormAfterSigningIn() {
        Desk rep = Desk.of(product, "rep");
        var fields = rep.get("/deals/new").hidden("/deals/new");
        fields.put("do", "check");
        for (int number = 0; number < 3000; number++) {
            fields.put("/lines/0/effort/X" + number, "1");
        }
        fields.put("/justification", "x".repeat(100_000));
        assertThat(rep.post("/deals/new", fields).status()).isEqualTo(422);
        fields.put("/justification", "x".repeat(1 << 20));
        assertThat(rep.post("/deals/new", fields).expect(413).text()).contains("The upload is too large");
        fields.remove("/justification");
        for (int number = 0; number < 3000; number++) {
            fields.put("/lines/1/effort/X" + number, "1");
        }
        rep.post("/deals/new", fields).expect(413);
    }

    private HttpResponse<String> send(
            String method, String address, String type, String body, boolean chunked, String credentials)
            throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        BodyPublisher publisher = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                : BodyPublishers.ofByteArray(bytes);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + product.port() + address))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html")
                .header("Content-Type", type)
                .method(method, publisher);
        if (credentials != null) {
            request.header("Authorization", credentials);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}

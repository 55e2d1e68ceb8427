package org.dealdesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.RawHttp;
import org.dealdesk.testing.people.RawHttp.Answer;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer tells a browser, whichever part of the product or of the web server gives it. */
class AnswerHeadersIntegrationTests {

    private static final String REP =
            "\nAuthorization: Basic " + Base64.getEncoder().encodeToString("rep:demo".getBytes(StandardCharsets.UTF_8));

    private final Product product = Product.on(Database.H2);

    @ParameterizedTest
    @CsvSource(delimiter = '|', maxCharsPerColumn = 20_000, textBlock = """
            # who answers                   | what is sent                                          | status
            a page                          | GET /sign-in HTTP/1.1                                 | 200
            a redirect                      | GET /inbox HTTP/1.1                                   | 302
            a problem's page                | GET /problems/invalid HTTP/1.1!Accept: text/html      | 200
            REST                            | GET /api/v1/me HTTP/1.1!rep                           | 200
            REST, without sign-in           | GET /api/v1/me HTTP/1.1                               | 401
            REST, without a resource        | GET /api/v1/nothing HTTP/1.1!rep                      | 404
            REST, without an address        | GET /nothing HTTP/1.1!rep                             | 404
            REST, without a method          | PATCH /api/v1/deals HTTP/1.1!rep                      | 405
            REST, another site              | POST /api/v1/deals HTTP/1.1!Origin: http://a.example!rep | 403
            the actuator                    | GET /actuator/health HTTP/1.1                         | 200
            the actuator, refused           | GET /actuator/metrics HTTP/1.1!rep                    | 403
            a form without its token        | POST /deals/new HTTP/1.1!Content-Length: 0            | 403
            the firewall, an encoded letter | GET /%61pi/v1/me HTTP/1.1!rep                         | 400
            the firewall, a semicolon       | GET /api/v1/me;a=b HTTP/1.1!rep                       | 400
            the firewall, two slashes       | GET //api/v1/me HTTP/1.1!rep                          | 400
            the firewall, its methods       | FROB /api/v1/me HTTP/1.1!rep                          | 400
            the limit of bodies             | POST /api/v1/deals HTTP/1.1!Content-Length: 1048577!rep | 413
            the limit of bodies, a page     | POST /deals/new HTTP/1.1!Accept: text/html!Content-Length: 1048577 | 413
            the web server, NUL             | GET /api/v1/deals/%00 HTTP/1.1!rep                    | 400
            the web server, an encoded slash | GET /api%2Fv1/me HTTP/1.1!rep                        | 400
            the web server, TRACE           | TRACE /api/v1/me HTTP/1.1                             | 400
            the web server, CONNECT         | CONNECT a.example:443 HTTP/1.1                        | 501
            the web server, no method       | G{}T / HTTP/1.1                                       | 400
            the web server, no line         | GET                                                   | 400
            the web server, no target       | GET /a\\b{} HTTP/1.1                                  | 400
            the web server, a version       | GET / HTTP/3.7                                        | 505
            the web server, a host          | GET / HTTP/1.1!Host: a b                              | 400
            the web server, two lengths     | POST / HTTP/1.1!Content-Length: 1!Content-Length: 2   | 400
            """)
    void areOnEveryKindOfAnswer(String who, String sent, int status) {
        String head = sent.replace("!rep", REP).replace('!', '\n');
        String body = head.contains("Content-Length: 1048577") ? " ".repeat(1_048_577) : "";
        Answer answer = RawHttp.send(product, head.contains("Host:") ? head : head + "\nHost: 127.0.0.1", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(safe(answer)).as(who).isEqualTo(expected("style-src 'self';"));
    }

    private static Map<String, String> safe(Answer answer) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String header : expected("").keySet()) {
            found.put(header, String.join(" + ", answer.headers(header)));
        }
        found.computeIfPresent(
                "Content-Security-Policy",
                (name, policy) -> policy.replaceFirst(
                        "default-src 'none'; script-src 'self'; (style-src[^;]*;).*; base-uri 'none'; frame-ancestors 'none'",
                        "$1"));
        found.computeIfPresent(
                "Permissions-Policy", (name, policy) -> policy.replaceFirst("camera=\\(\\).*", "camera"));
        return found;
    }

    private static Map<String, String> expected(String styles) {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("X-Content-Type-Options", "nosniff");
        expected.put("X-Frame-Options", "DENY");
        expected.put("Cache-Control", "no-store");
        expected.put("Referrer-Policy", "same-origin");
        expected.put("Cross-Origin-Resource-Policy", "same-origin");
        expected.put("Permissions-Policy", "camera");
        expected.put("Content-Security-Policy", styles);
        return expected;
    }

    @Test
    void keepTheirOwnCachingOnScriptsAndTheDescriptionAndAllowTheExplorerItsStyles() {
        Answer script = RawHttp.send(product, "GET /assets/desk.js HTTP/1.1\nHost: 127.0.0.1");
        assertThat(script.headers("Cache-Control")).containsExactly("max-age=604800, public");
        assertThat(script.headers("X-Content-Type-Options")).containsExactly("nosniff");

        Answer description = RawHttp.send(product, "GET /v3/api-docs HTTP/1.1\nHost: 127.0.0.1");
        assertThat(description.status()).isEqualTo(200);
        Map<String, String> kept = expected("style-src 'self';");
        kept.put("Cache-Control", "no-cache");
        assertThat(safe(description)).isEqualTo(kept);

        Answer explorer = RawHttp.send(product, "GET /swagger-ui/index.html HTTP/1.1\nHost: 127.0.0.1");
        assertThat(explorer.status()).isEqualTo(200);
        assertThat(safe(explorer)).isEqualTo(expected("style-src 'self' 'unsafe-inline';"));
    }

    @Test
    void areOnAnswersThatSayThatNothingHasChanged() {
        String number =
                product.as("rep").post("/deals", Sales.clear()).expect(201).text("/number");
        String etag = product.as("rep").get("/deals/" + number).header("ETag");
        Answer same = RawHttp.send(
                product, "GET /api/v1/deals/" + number + " HTTP/1.1\nHost: a\nIf-None-Match: " + etag + REP);
        assertThat(same.status()).isEqualTo(304);
        assertThat(safe(same)).isEqualTo(expected("style-src 'self';"));
    }

    @Test
    void tellTheBrowserToForgetWhoSignsOut() {
        Desk desk = Desk.of(product, "rep");
        Desk.Page home = desk.get("/");
        Desk.Page out = desk.send("/sign-out", home.hidden("/sign-out"), "Sec-Fetch-Site", "same-origin");
        assertThat(out.status()).isEqualTo(302);
        assertThat(out.header("Clear-Site-Data")).contains("\"cache\"", "\"storage\"");
        assertThat(out.raw().headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("dealdesk=;") && cookie.contains("Max-Age=0"));
    }
}

package org.dealdesk.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Chromium;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.LogLines;
import org.dealdesk.testing.product.Nginx;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The product behind the proxy of docs/running.md: a real nginx with TLS, compression and a path of its own. */
class ProxyIntegrationTests {

    private static final Pattern SERVER = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);
    private static final String CONTEXT = "/dealdesk";

    @TempDir
    private static Path folder;

    private static Nginx nginx;
    private static Product product;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Nginx.isInstalled(), "there is no /usr/sbin/nginx; apt-get install nginx-light puts it there");
        nginx = new Nginx(folder);
        product = Product.start(
                Database.H2.fresh(),
                "server.servlet.context-path=" + CONTEXT,
                "dealdesk.trusted-proxies=127.0.0.1",
                "dealdesk.public-url=https://127.0.0.1:" + nginx.port() + CONTEXT);
        nginx.start(documented(), product.port());
        http = HttpClient.newBuilder().sslContext(trusting(folder)).build();
    }

    @AfterAll
    static void stop() throws Exception {
        if (nginx != null) {
            nginx.close();
        }
        if (product != null) {
            product.close();
        }
    }

    @Test
    void changesADealWithTheEntityTagThatCompressionMadeWeak() throws Exception {
        HttpResponse<String> created =
                send("POST", "/api/v1/deals", Sales.clear().toString());
        String number = CanonicalJson.read(created.body()).get("number").textValue();
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue(CONTEXT + "/api/v1/deals/" + number);

        HttpResponse<String> read = send("GET", "/api/v1/deals/" + number, null, "Accept-Encoding", "gzip");
        String etag = read.headers().firstValue("ETag").orElseThrow();
        assertThat(read.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(etag).startsWith("W/");

        assertThat(send("PUT", "/api/v1/deals/" + number, Sales.clear().toString(), "If-Match", etag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/api/v1/deals/" + number + "/submit", null, "If-Match", etag)
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void givesAddressesThatWorkWhereTheyAreRead() throws Exception {
        send("POST", "/api/v1/deals", Sales.clear().toString());
        send("POST", "/api/v1/deals", Sales.clear().toString());
        String link = send("GET", "/api/v1/deals?limit=1", null)
                .headers()
                .firstValue("Link")
                .orElseThrow();
        assertThat(link).startsWith("<" + CONTEXT + "/api/v1/deals?limit=1&cursor=");
        String next = link.substring(1 + CONTEXT.length(), link.indexOf('>'));
        assertThat(send("GET", next, null).statusCode()).isEqualTo(200);

        HttpResponse<String> missing = send("GET", "/api/v1/deals/D-999999", null);
        JsonNode problem = CanonicalJson.read(missing.body());
        assertThat(problem.get("type").textValue()).isEqualTo(CONTEXT + "/problems/not-found");
        assertThat(problem.get("instance").textValue()).isEqualTo(CONTEXT + "/api/v1/deals/D-999999");
        assertThat(send("GET", "/problems/not-found", null).statusCode()).isEqualTo(200);
        HttpResponse<String> stranger = send("GET", "/api/v1/deals", null, "Authorization", "Basic bm9ib2R5OmRlbW8=");
        assertThat(CanonicalJson.read(stranger.body()).get("type").textValue())
                .isEqualTo(CONTEXT + "/problems/unauthenticated");

        for (int time = 0; time < 2; time++) {
            JsonNode described =
                    CanonicalJson.read(send("GET", "/v3/api-docs", null).body());
            assertThat(described.at("/servers/0/url").textValue()).isEqualTo(CONTEXT);
        }
    }

    @Test
    void signsInWithSecureCookiesAndKeepsEveryLinkBelowThePath() {
        try (Chromium chromium = new Chromium();
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true))) {
            Page page = context.newPage();
            page.navigate(address("/deals"));
            assertThat(page.url()).startsWith(address("/sign-in"));
            page.locator("[name=name]").fill("rep");
            page.locator("[name=password]").fill("demo");
            page.locator("[name=password]").press("Enter");
            page.waitForURL(address("/deals") + "**");

            assertThat(context.cookies())
                    .extracting((Cookie cookie) -> cookie.name + " " + cookie.path + " " + cookie.secure)
                    .contains("__Secure-dealdesk " + CONTEXT + "/ true")
                    .allMatch(cookie -> cookie.endsWith(" true"));
            for (String attribute : new String[] {"href", "src", "action"}) {
                Object outside = page.evaluate(
                        "([name, path]) => [...document.querySelectorAll('[' + name + ']')].map(e => e.getAttribute(name))"
                                + ".filter(a => a.startsWith('/') && !a.startsWith(path + '/') || a.startsWith('http'))",
                        new String[] {attribute, CONTEXT});
                assertThat(outside).as(attribute).asString().isEqualTo("[]");
            }
            page.navigate(address("/deals/new"));
            assertThat(page.url()).isEqualTo(address("/deals/new"));
        }
    }

    @Test
    void saysThatThereIsNothingOutsideItsPath() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + product.port() + "/nope"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(CanonicalJson.read(answer.body()).get("status").intValue()).isEqualTo(404);
    }

    @Test
    void tellsBrowsersToStayWithTls() throws Exception {
        HttpResponse<String> answer = send("GET", "/sign-in", null);

        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        HttpResponse<String> page = send("GET", "/deals", null, "Authorization", "", "Accept", "text/html");
        assertThat(page.headers().firstValue("Location")).hasValue(CONTEXT + "/sign-in");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** The address of the client is the one that the proxy saw, and the proxy is not limited with it. */
    @Test
    void seesTheAddressesOfClients() throws Exception {
        try (LogLines log = LogLines.ofAll()) {
            Logger security = (Logger) LoggerFactory.getLogger(SecurityLog.class);
            Level before = security.getLevel();
            security.setLevel(Level.INFO);
            send("GET", "/api/v1/people", null, "X-Forwarded-For", "203.0.113.9");
            security.setLevel(before);
            assertThat(log.containing("path=/dealdesk/api/v1/people address=127.0.0.1"))
                    .as("what a client claims is overwritten by the proxy")
                    .hasSize(1);
        }
    }

    /** Headers of a proxy that was not named change no answer; the log says so once. */
    @Test
    void warnsOnceOfAProxyThatIsNotNamed() throws Exception {
        try (Product plain = Product.start(Database.H2.fresh());
                LogLines log = LogLines.ofAll()) {
            for (int time = 0; time < 3; time++) {
                HttpResponse<String> answer = http.send(
                        request(
                                "http://127.0.0.1:" + plain.port(),
                                "GET",
                                "/api/v1/me",
                                null,
                                "X-Forwarded-Proto",
                                "https",
                                "X-Forwarded-For",
                                "203.0.113.9"),
                        BodyHandlers.ofString());
                assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                        .isEmpty();
            }
            assertThat(log.containing("dealdesk.trusted-proxies does not name it"))
                    .hasSize(1);
        }
    }

    private static String documented() throws Exception {
        Matcher block = SERVER.matcher(Files.readString(Path.of("docs/running.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static String address(String path) {
        return "https://127.0.0.1:" + nginx.port() + CONTEXT + path;
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        return http.send(request(address(""), method, path, body, headers), BodyHandlers.ofString());
    }

    private static HttpRequest request(String server, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .setHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("rep:demo".getBytes(StandardCharsets.UTF_8)));
        for (int index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        return request.build();
    }

    private static SSLContext trusting(Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance(folder.resolve("store.p12").toFile(), "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("proxy", store.getCertificate("proxy"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}

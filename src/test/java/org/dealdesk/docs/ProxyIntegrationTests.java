package org.dealdesk.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Chromium;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Nginx;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                "server.forward-headers-strategy=native",
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
                    .contains("dealdesk " + CONTEXT + " true")
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

    /** The other way of the documentation: the proxy takes the prefix away and says so. */
    @Test
    void givesTheSameAddressesBehindAProxyThatRemovesThePrefix(@TempDir Path other) throws Exception {
        Nginx removing = new Nginx(other);
        String block = documented()
                .replace("proxy_pass http://127.0.0.1:8080;", "proxy_pass http://127.0.0.1:8080/;")
                .replace(
                        "proxy_set_header Host $http_host;",
                        "proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Prefix " + CONTEXT + ";");
        try (removing;
                Product plain = Product.start(
                        Database.H2.fresh(),
                        "server.forward-headers-strategy=framework",
                        "dealdesk.public-url=https://127.0.0.1:" + removing.port() + CONTEXT)) {
            removing.start(block, plain.port());
            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(other)).build();
            String server = "https://127.0.0.1:" + removing.port();

            HttpResponse<String> created = client.send(
                    request(
                            server + CONTEXT,
                            "POST",
                            "/api/v1/deals",
                            Sales.clear().toString()),
                    BodyHandlers.ofString());
            assertThat(created.headers().firstValue("Location").orElseThrow()).startsWith(CONTEXT + "/api/v1/deals/D-");
            HttpResponse<String> missing = client.send(
                    request(server + CONTEXT, "GET", "/api/v1/deals/D-999999", null), BodyHandlers.ofString());
            assertThat(CanonicalJson.read(missing.body()).get("type").textValue())
                    .isEqualTo(CONTEXT + "/problems/not-found");
            HttpResponse<String> described =
                    client.send(request(server + CONTEXT, "GET", "/v3/api-docs", null), BodyHandlers.ofString());
            assertThat(CanonicalJson.read(described.body()).at("/servers/0/url").textValue())
                    .isEqualTo(CONTEXT);
            HttpResponse<String> page = client.send(
                    HttpRequest.newBuilder(URI.create(server + CONTEXT + "/deals"))
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(page.headers().firstValue("Location")).hasValue(CONTEXT + "/sign-in");
            HttpResponse<String> signIn = client.send(
                    HttpRequest.newBuilder(URI.create(server + CONTEXT + "/sign-in"))
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(signIn.body())
                    .contains("action=\"" + CONTEXT + "/sign-in\"")
                    .contains("href=\"" + CONTEXT + "/");
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

package org.dealdesk.desk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dealdesk.access.session.Sessions;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the server does for people who have not signed in: it answers, and stores no session. */
class StrangersIntegrationTests {

    private static final List<String> SHAPES = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Product product = Product.on(Database.H2);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @Test
    void haveNoSessionWhateverTheyAskFor() throws Exception {
        for (String address : addresses()) {
            for (String method : SHAPES) {
                for (String accepts : List.of("text/html", "application/json")) {
                    HttpResponse<String> answer = send(method, address, accepts, null);
                    assertThat(answer.headers().allValues("Set-Cookie"))
                            .as("%s %s", method, address)
                            .noneMatch(cookie -> cookie.startsWith("dealdesk"));
                    assertThat(answer.statusCode()).as("%s %s", method, address).isLessThan(500);
                }
            }
        }
    }

    @Test
    void haveNoSessionAfterAWrongPasswordOrAForgedOne() throws Exception {
        Desk desk = new Desk(product);
        desk.signIn("no-such-person", "guess");
        desk.get("/deals?whose=all");
        desk.post("/deals/new", Map.of("page", "/deals/new", "typist", "rep", "justification", "x".repeat(9000)));
        assertThat(desk.cookies()).noneMatch(cookie -> cookie.getName().equals("dealdesk"));
        assertThat(send("GET", "/inbox", "text/html", "dealdesk=0123456789ABCDEF0123456789ABCDEF")
                        .headers()
                        .allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("dealdesk"));
    }

    @Test
    void areLedToWhatTheyAskedForOnThisServerOnly() throws Exception {
        HttpResponse<String> asked = send("GET", "/deals?whose=all&status=WON", "text/html", null);
        assertThat(asked.headers().firstValue("Location").orElseThrow()).isEqualTo("/sign-in");
        HttpResponse<String> tooLong = send("GET", "/deals?x=" + "y".repeat(1100), "text/html", null);
        assertThat(tooLong.statusCode()).isEqualTo(302);
        assertThat(tooLong.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("desk-wanted"));
    }

    @Test
    void keepTheirSessionsApartFromTheEleventh() {
        Desk first = Desk.of(product, "legal");
        for (int number = 0; number < Sessions.MOST; number++) {
            assertThat(first.get("/inbox").expect(200).address()).isEqualTo("/inbox");
            Desk.of(product, "legal");
        }
        Page ended = first.get("/inbox");
        assertThat(ended.address()).isEqualTo("/sign-in?ended");
    }

    /** Every address that the product answers, and some that it does not. */
    private Set<String> addresses() {
        Set<String> addresses = new TreeSet<>(
                List.of("/nothing", "/assets/desk.css", "/sign-out", "/actuator/health", "/error", "/v3/api-docs"));
        product.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(pattern -> addresses.add(pattern.replaceAll("\\{[^}]*}+", "x"))));
        assertThat(addresses).hasSizeGreaterThan(60);
        assertThat(Stream.of(RequestMethod.values()).map(Enum::name).toList()).containsAll(SHAPES);
        return addresses;
    }

    private HttpResponse<String> send(String method, String address, String accepts, String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + product.port() + address))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", accepts);
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (method.startsWith("P")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            request.method(method, BodyPublishers.ofString("page=/deals/new&typist=rep&comment=typed"));
        } else {
            request.method(method, BodyPublishers.noBody());
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}

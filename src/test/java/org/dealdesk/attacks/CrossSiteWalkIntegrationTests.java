package org.dealdesk.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each call that changes something, at the pages and at REST, as another site would make a person's browser send it. */
class CrossSiteWalkIntegrationTests {

    private static final List<String> CHANGING = List.of("POST", "PUT", "PATCH", "DELETE");
    /** Checked by its own token, which the provider signs; a browser takes no part. */
    private static final String OF_THE_PROVIDER = "/provider/logout";

    private final Product product = Product.on(Database.H2);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Set<String> calls = calls();

    private Set<String> calls() {
        Set<String> found = new TreeSet<>(List.of("POST /sign-in", "POST /sign-out"));
        for (RequestMappingInfo mapping : product.bean(
                        "requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            Set<String> methods = mapping.getMethodsCondition().getMethods().stream()
                    .map(RequestMethod::name)
                    .collect(Collectors.toSet());
            for (String method : methods) {
                for (String pattern : mapping.getPatternValues()) {
                    if (CHANGING.contains(method) && !pattern.equals(OF_THE_PROVIDER)) {
                        found.add(method + " " + pattern.replaceAll("\\{[^}]*}+", "x"));
                    }
                }
            }
        }
        return found;
    }

    @Test
    void isRefusedAtEveryCallThatChangesSomething() throws Exception {
        assertThat(calls).hasSizeGreaterThan(80);
        List<String> cookies = Desk.of(product, "admin").cookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .toList();
        Map<String, Long> before = Rows.of(product);
        List<String> wrong = new ArrayList<>();
        for (String call : calls) {
            for (String[] headers : new String[][] {
                {"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"},
                {"Sec-Fetch-Site", "same-site"},
                {"Origin", "null"},
                {}
            }) {
                expectRefusal(call, String.join("; ", cookies), headers, wrong);
            }
            if (!call.contains(" /api/")) {
                // From the own site, but without the form's token.
                expectRefusal(call, String.join("; ", cookies), new String[] {"Sec-Fetch-Site", "same-origin"}, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Rows.of(product)).isEqualTo(before);
    }

    private void expectRefusal(String call, String cookies, String[] headers, List<String> wrong)
            throws IOException, InterruptedException {
        String[] parts = call.split(" ", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + product.port() + parts[1]))
                .timeout(Duration.ofSeconds(60))
                .method(parts[0], BodyPublishers.ofString("name=rep&password=demo"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies);
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 403) {
            wrong.add("%s %s: %d".formatted(call, List.of(headers), answer.statusCode()));
        }
    }
}

package org.dealdesk.bench;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.dealdesk.access.session.SessionContexts;
import org.dealdesk.platform.security.bearer.BearerSignIn;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.product.MovableClock;
import org.dealdesk.testing.product.Product;
import org.dealdesk.testing.provider.TestProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * What it adds to a call to find out who calls: by a session in the database, and by a JWT. It is measured inside the product, without the
 * network. Its name keeps it out of the tests: {@code ./mvnw -q test -Dtest=SignInBenchmark}.
 */
class SignInBenchmark {

    private static final int WARM = 2_000;
    private static final int MEASURED = 5_000;

    @ParameterizedTest
    @EnumSource(Database.class)
    void findsOutWhoCalls(Database database) {
        System.out.printf("%s: milliseconds, median and 95 of 100%n", database);
        try (Product product = Product.fresh(database)) {
            Desk desk = Desk.of(product, "finance");
            Cookie cookie = desk.cookies().stream()
                    .filter(kept -> kept.getName().equals("dealdesk"))
                    .map(kept -> new Cookie(kept.getName(), kept.getValue()))
                    .findFirst()
                    .orElseThrow();
            SessionRepositoryFilter<?> filter = product.bean(SessionRepositoryFilter.class);
            SessionContexts sessions = product.bean(SessionContexts.class);
            FilterChain chain = (request, response) ->
                    Objects.requireNonNull(sessions.loadDeferredContext((HttpServletRequest) request)
                            .get()
                            .getAuthentication());
            print("session", () -> {
                MockHttpServletRequest request = new MockHttpServletRequest("GET", "/inbox");
                request.setCookies(cookie);
                filter.doFilter(request, new MockHttpServletResponse(), chain);
            });
        }
        MovableClock clock = new MovableClock();
        try (TestProvider provider = new TestProvider(clock);
                Product product = company(database, clock, provider)) {
            String token = provider.sign(
                    provider.claims()
                            .audience("https://deals.example.com/api")
                            .subject("svc")
                            .claim("preferred_username", "svc-crm")
                            .claim("groups", List.of("deal-crm"))
                            .build(),
                    "at+jwt");
            BearerSignIn bearer = product.bean(BearerSignIn.class);
            print("JWT", () -> bearer.authenticate(new BearerTokenAuthenticationToken(token)));
        }
    }

    private static Product company(Database database, MovableClock clock, TestProvider provider) {
        return Product.ofCompany(
                database.fresh(),
                clock,
                Stream.concat(
                                Arrays.stream(provider.properties()),
                                Stream.of("dealdesk.oidc.audience=https://deals.example.com/api"))
                        .toArray(String[]::new));
    }

    private interface Call {
        void run() throws Exception;
    }

    private static void print(String what, Call call) {
        try {
            for (int round = 0; round < WARM; round++) {
                call.run();
            }
            List<Long> took = new ArrayList<>();
            for (int round = 0; round < MEASURED; round++) {
                long started = System.nanoTime();
                call.run();
                took.add(System.nanoTime() - started);
            }
            took.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %7.2f %7.2f%n",
                    what,
                    took.get(MEASURED / 2) / 1e6,
                    took.get(MEASURED * 95 / 100) / 1e6);
        } catch (Exception failed) {
            throw new AssertionError(what, failed);
        }
    }
}

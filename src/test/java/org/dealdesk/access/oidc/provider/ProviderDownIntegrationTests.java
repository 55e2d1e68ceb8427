package org.dealdesk.access.oidc.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.HttpCookie;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.RoleClaims;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.product.MovableClock;
import org.dealdesk.testing.product.Product;
import org.dealdesk.testing.provider.Browser;
import org.dealdesk.testing.provider.Browser.Page;
import org.dealdesk.testing.provider.TestProvider;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.mock.env.MockEnvironment;

/** Nodes that start without the provider, providers that say odd things, and what an operator may ask for besides. */
class ProviderDownIntegrationTests {

    private final MovableClock clock = new MovableClock();

    private static String at(Product product, String path) {
        return "http://localhost:" + product.port() + path;
    }

    private Product product(TestProvider provider, String... more) {
        return Product.ofCompany(
                Database.H2.fresh(),
                clock,
                Stream.concat(Stream.of(provider.properties()), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void aNodeStartsWithoutTheProviderAndSaysSo() {
        try (TestProvider provider = new TestProvider(clock)) {
            provider.stop();
            try (Product product = product(provider)) {
                assertThat(product.as(null)
                                .get("//actuator/health/readiness")
                                .expect(200)
                                .text("/status"))
                        .isEqualTo("UP");
                Page down = new Browser().open(at(product, "/sign-in/provider")).expect(503);
                assertThat(down.text()).contains("cannot be reached at the moment");
                assertThat(detail(product)).startsWith("cannot be used: ");
                assertThat(product.bean(HealthEndpoint.class).health().getStatus())
                        .isEqualTo(Status.UP);

                provider.startAgain();
                provider.signsIn("1", "ann", "deal-reps");
                assertThat(new Browser().open(at(product, "/sign-in/provider")).status())
                        .as("it is not asked again for some seconds")
                        .isEqualTo(503);
                clock.advance(Duration.ofSeconds(6));
                assertThat(new Browser()
                                .open(at(product, "/sign-in/provider"))
                                .expect(200)
                                .address())
                        .hasPath("/deals");
                assertThat(detail(product)).isEqualTo("answers");
            }
        }
    }

    private static String detail(Product product) {
        return product.bean(IdentityProviderHealthIndicator.class)
                .health()
                .getDetails()
                .get("provider")
                .toString();
    }

    @Test
    void goesOnWithWhatItKnowsWhileTheProviderIsDown() {
        try (TestProvider provider = new TestProvider(clock);
                Product product = product(provider)) {
            provider.signsIn("1", "ann", "deal-reps");
            Browser browser = new Browser();
            Page away = browser.look(at(product, "/sign-in/provider")).expect(302);
            Page back = browser.look(away.next().toString());
            provider.stop();
            assertThat(browser.open(back.next().toString()).expect(503).text())
                    .contains("cannot be reached at the moment");
            clock.advance(Duration.ofHours(2));
            new Browser().look(at(product, "/sign-in/provider")).expect(302);
            provider.startAgain();
        }
    }

    @Test
    void believesNoDocumentThatNamesAnotherIssuerOrUnsafeAddresses() {
        for (Map.Entry<String, String> odd : Map.of(
                        "issuer", "https://login.example.com",
                        "authorization_endpoint", "http://login.example.com/authorize",
                        "token_endpoint", "http://login.example.com/token",
                        "jwks_uri", "file:///etc/passwd",
                        "end_session_endpoint", "javascript:alert(1)")
                .entrySet()) {
            try (TestProvider provider = new TestProvider(clock)) {
                provider.document().put(odd.getKey(), odd.getValue());
                Provider asked = new Provider(
                        new OidcSettings(
                                provider.issuer(),
                                new OidcSettings.Client("dealdesk", "secret"),
                                URI.create(provider.issuer() + "/.well-known/openid-configuration"),
                                Optional.empty(),
                                List.of(),
                                "sub",
                                new RoleClaims(List.of(), Map.of())),
                        new OwnAddresses(new MockEnvironment()),
                        clock,
                        new ProviderHttp().callsOfProvider());
                assertThatThrownBy(asked::client).as("%s", odd).isInstanceOf(ProviderUnavailable.class);
            }
        }
    }

    @Test
    void sendsAcrAndChecksIt() {
        try (TestProvider provider = new TestProvider(clock);
                Product product = product(provider, "dealdesk.oidc.acr=gold silver")) {
            provider.signsIn("1", "ann", Map.of("groups", List.of("deal-reps"), "acr", "silver"));
            new Browser().open(at(product, "/sign-in/provider")).expect(200);
            assertThat(provider.lastRequest()).containsEntry("acr_values", "gold silver");
            for (Object weak : List.of("bronze", "gold silver", 1, List.of("gold"), "")) {
                provider.signsIn("1", "ann", Map.of("groups", List.of("deal-reps"), "acr", weak));
                assertThat(new Browser()
                                .open(at(product, "/sign-in/provider"))
                                .expect(403)
                                .text())
                        .contains("with less proof than is required here");
            }
        }
    }

    @Test
    void anyNodeGoesOnWithASignInThatAnotherHasBegun() {
        Database.Address address = Database.POSTGRESQL.fresh();
        try (TestProvider provider = new TestProvider(clock);
                Product one = Product.ofCompany(address, clock, provider.properties());
                Product other = Product.ofCompany(address, clock, provider.properties())) {
            provider.signsIn("1", "ann", "deal-reps");
            Browser browser = new Browser();
            Page away = browser.look(at(one, "/sign-in/provider")).expect(302);
            String back = browser.look(away.next().toString())
                    .next()
                    .toString()
                    .replace(":" + one.port(), ":" + other.port());
            assertThat(browser.open(back).expect(200).address())
                    .hasPath("/deals")
                    .hasPort(other.port());
            assertThat(browser.open(at(one, "/deals?whose=mine")).address()).hasPath("/deals");
        }
    }

    @Test
    void offersNoPasswordWhereAccountsAreOff() {
        try (TestProvider provider = new TestProvider(clock);
                Product product = product(provider)) {
            Page page = new Browser().open(at(product, "/sign-in"));
            assertThat(page.html()).contains("/sign-in/provider").doesNotContain("type=\"password\"");
            Client.Reply basic = product.as("admin").get("/me");
            assertThat(basic.status()).isEqualTo(401);
        }
        try (TestProvider provider = new TestProvider(clock);
                Product product = product(provider, "dealdesk.accounts=on")) {
            Page page = new Browser().open(at(product, "/sign-in"));
            assertThat(page.html()).contains("/sign-in/provider", "type=\"password\"");
            assertThat(new Browser().cookies()).extracting(HttpCookie::getName).isEmpty();
        }
    }
}

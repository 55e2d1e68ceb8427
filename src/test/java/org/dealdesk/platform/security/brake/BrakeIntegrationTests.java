package org.dealdesk.platform.security.brake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** The brake at both doors. */
class BrakeIntegrationTests {

    private final Product product = Product.on(Database.H2);

    @Test
    void holdsForBasicAndFormTogether() {
        new Staff(product).hire("braked", "FINANCE");
        for (int time = 0; time < 3; time++) {
            basic("braked", "guess").refused(401, "unauthenticated");
        }
        Desk desk = new Desk(product);
        desk.signIn("braked", "guess").expect(200);
        desk.signIn("Braked", "guess").expect(200);

        Client.Reply early = basic("braked", "demo").refused(429, "too-many-tries");
        assertThat(Integer.parseInt(early.header("Retry-After"))).isBetween(1, 30);
        assertThat(early.header("WWW-Authenticate")).isNull();
        Page later = desk.signIn("braked", "demo").expect(429);
        assertThat(Integer.parseInt(later.header("Retry-After"))).isBetween(1, 30);
        assertThat(later.text()).contains("Too many failed attempts.", "Username", "Password");
        assertThat(desk.cookies()).noneMatch(cookie -> cookie.getName().equals("dealdesk"));
        assertThat(desk.get("/sign-in/later").expect(200).address()).isEqualTo("/sign-in");
        // Other people sign in as before.
        product.as("finance").get("/me").expect(200);
    }

    @Test
    void keepsNobodyOutOfTheBrowserTheyUse() {
        new Staff(product).hire("braked-too", "FINANCE");
        Desk own = Desk.of(product, "braked-too");
        assertThat(own.cookies())
                .filteredOn(cookie -> cookie.getName().equals("desk-browser"))
                .singleElement()
                .satisfies(cookie -> {
                    assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(90).toSeconds());
                    assertThat(cookie.getPath()).isEqualTo("/sign-in");
                    assertThat(cookie.isHttpOnly()).isTrue();
                });
        Desk other = new Desk(product);
        for (int time = 0; time < 5; time++) {
            other.signIn("braked-too", "guess");
        }
        other.signIn("braked-too", "demo").expect(429);
        own.submit(own.get("/inbox"), "/sign-out", Map.of());
        assertThat(own.signIn("braked-too", "demo").expect(200).address()).isEqualTo("/inbox");
    }

    private Client.Reply basic(String name, String password) {
        String login = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return product.as(null).get("/me", "Authorization", "Basic " + login);
    }
}

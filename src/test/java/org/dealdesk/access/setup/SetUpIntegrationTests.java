package org.dealdesk.access.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.product.LogLines;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the first administrator gets in. */
class SetUpIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void fivePeopleWorkAfterASetUpWithoutMailIssuerOrTls(Database database) {
        try (Product product = Product.withAccounts(database.fresh())) {
            Client.Reply ready =
                    product.as(null).get("//actuator/health/readiness").expect(200);
            assertThat(ready.text("/status")).isEqualTo("UP");
            assertThat(ready.text("/description")).isEqualTo("set-up pending");
            assertThat(new Desk(product).get("/inbox").text()).contains("Open the set-up link in the server's log");

            Newcomers newcomers = new Newcomers(product);
            String link = setUpLink(product).orElseThrow();
            Desk boss = newcomers.boss(link);
            assertThat(new Desk(product).get(link).status()).isEqualTo(404);
            assertThat(product.as(null)
                            .get("//actuator/health/readiness")
                            .expect(200)
                            .json()
                            .has("description"))
                    .isFalse();
            assertThat(new Desk(product).get("/sign-in").text()).doesNotContain("set-up link");
            assertThat(boss.get("/getting-started").text())
                    .contains("These functions have no active member", "Deal Committee");

            Map<String, String> roles = new LinkedHashMap<>();
            roles.put("ann", "SALES_REP");
            roles.put("ben", "SALES_OPS");
            roles.put("cid", "FINANCE");
            roles.put("dee", "LEGAL");
            roles.put("eve", "COMMITTEE");
            newcomers.invite(boss, roles).forEach((person, invitation) -> {
                Desk desk = newcomers.arrive(person, invitation);
                assertThat(desk.get("/").expect(200).address())
                        .isEqualTo(person.equals("ann") ? "/deals?whose=mine" : "/inbox");
                assertThat(new Desk(product).get(invitation).status()).isEqualTo(404);
            });
            assertThat(boss.get("/getting-started").text()).doesNotContain("These functions have no active member");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void ofTwoNodesOneMakesTheAdministratorAndTheOtherLinkIsVoid(Database database) {
        Database.Address address = database.fresh();
        try (Product one = Product.withAccounts(address)) {
            String first = setUpLink(one).orElseThrow();
            try (Product other = Product.withAccounts(address)) {
                String second = setUpLink(other).orElseThrow();
                assertThat(second).isNotEqualTo(first);
                assertThat(new Desk(other).get(first).status()).isEqualTo(200);
                new Newcomers(one).boss(second);
                assertThat(new Desk(other).get(first).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void refusesWhatIsWrongWithTheFormAndKeepsTheLink() {
        try (Product product = Product.withAccounts(Database.H2.fresh())) {
            String link = setUpLink(product).orElseThrow();
            Desk desk = new Desk(product);
            Page refused = desk.submit(
                            desk.get(link),
                            link,
                            Map.of("id", "me", "name", "", "mail", "no mail", "password", "password1234"))
                    .expect(422);
            assertThat(refused.text())
                    .contains("is a reserved word", "is required", "must be one address", "too easy to guess");
            assertThat(desk.get(link).status()).isEqualTo(200);
            product.clock().advance(Duration.ofMinutes(61));
            assertThat(desk.get(link).status()).isEqualTo(404);
        }
    }

    @Test
    void makesAnotherLinkWhereTheAdministratorsAreLost() {
        Database.Address address = Database.H2.fresh();
        try (Product product = Product.withAccounts(address)) {
            new Newcomers(product).boss(setUpLink(product).orElseThrow());
        }
        try (Product product = Product.withAccounts(address)) {
            assertThat(setUpLink(product)).isEmpty();
        }
        try (Product product = Product.withAccounts(address, "dealdesk.set-up=again")) {
            String link = setUpLink(product).orElseThrow();
            assertThat(product.sql()
                            .sql("select count(*) from history_record where stream = 'access/boss'"
                                    + " and type = 'LINK_MADE' and actor = 'system'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
            Desk desk = new Desk(product);
            desk.submit(
                            desk.get(link).expect(200),
                            link,
                            Map.of("id", "heir", "name", "Hei Heir", "password", Newcomers.PASSWORD))
                    .expect(200);
            assertThat(desk.signIn("heir", Newcomers.PASSWORD).address()).isNotEqualTo("/sign-in?refused");
        }
    }

    /** The link that a start logs. Logging is set up anew by the start itself, so the same is logged once more. */
    private static Optional<String> setUpLink(Product product) {
        try (LogLines log = LogLines.ofAll()) {
            product.bean(SetUpLinks.class).logLink();
            return Newcomers.links(String.join("\n", log.containing("set-up: open "))).stream()
                    .findFirst();
        }
    }
}

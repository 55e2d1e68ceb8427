package org.dealdesk.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.access.record.SignInRecords;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Local accounts, from the invitation to the next password. */
class AccountsIntegrationTests {

    private static final String OTHER = "gravel violin hundred otter";

    @ParameterizedTest
    @EnumSource(Database.class)
    void areInvitedChangeTheirPasswordAndAreReset(Database database) {
        try (Product product = Product.withAccounts(database.fresh())) {
            Desk boss = Newcomers.boss(product);
            Newcomers newcomers = new Newcomers(product);
            String link = newcomers.invite(boss, Map.of("ann", "SALES_REP")).get("ann");
            Desk weak = new Desk(product);
            assertThat(weak.submit(weak.get(link), link, Map.of("password", "password1234"))
                            .expect(422)
                            .text())
                    .contains("too easy to guess");
            Desk ann = newcomers.arrive("ann", link);
            Desk elsewhere = new Desk(product);
            elsewhere.signIn("ANN", Newcomers.PASSWORD + " ann").expect(200);
            assertThat(elsewhere.get("/profile").expect(200).address()).isEqualTo("/profile");

            Page profile = ann.get("/profile").expect(200);
            assertThat(ann.submit(
                                    profile,
                                    "/profile/password",
                                    Map.of("current", "wrong one of many words", "password", OTHER))
                            .expect(422)
                            .text())
                    .contains("is not your current password");
            assertThat(ann.submit(
                                    profile,
                                    "/profile/password",
                                    Map.of("current", Newcomers.PASSWORD + " ann", "password", OTHER))
                            .expect(200)
                            .text())
                    .contains("The password is changed");
            assertThat(elsewhere.get("/profile").address()).startsWith("/sign-in");
            assertThat(new Desk(product)
                            .signIn("ann", Newcomers.PASSWORD + " ann")
                            .address())
                    .isEqualTo("/sign-in?refused");
            assertThat(new Desk(product).signIn("ann", OTHER).address()).isEqualTo("/deals?whose=mine");
            assertThat(types(product, "access/ann"))
                    .containsExactly(
                            "LINK_MADE",
                            "LINK_USED",
                            "PASSWORD_SET",
                            "SIGNED_IN",
                            "SIGNED_IN",
                            "PASSWORD_SET",
                            "SESSIONS_ENDED",
                            "SIGNED_IN");
            assertThat(product.sql()
                            .sql("select data from history_record where stream like 'access/%'")
                            .query(String.class)
                            .list())
                    .noneMatch(data -> data.contains(link.substring(7)) || data.contains("argon2"));
        }
    }

    @Test
    void haveNoLinkAfterANewerOneOrDeactivation() {
        try (Product product = Product.withAccounts(Database.H2.fresh())) {
            Desk boss = Newcomers.boss(product);
            String first = new Newcomers(product)
                    .invite(boss, Map.of("ann", "SALES_REP"))
                    .get("ann");
            String second = product.bean(Transactions.class).run(() -> product.bean(Invitations.class)
                    .invite(admin(), "ann")
                    .link());
            assertThat(new Desk(product).get(first).status()).isEqualTo(404);
            String path = Newcomers.links(second).get(0);
            assertThat(new Desk(product).get(path).status()).isEqualTo(200);
            product.clock().advance(Duration.ofDays(3));
            assertThat(new Desk(product).get(path).status()).isEqualTo(404);
        }
    }

    @Test
    void tellStrangersNothingOfWhoIsThere() {
        try (Product product = Product.withAccounts(Database.H2.fresh())) {
            Newcomers.boss(product);
            for (String name : List.of("boss", "no-such-person", "a\u0000b")) {
                assertThat(new Desk(product)
                                .signIn(name, "a wrong password of words")
                                .address())
                        .isEqualTo("/sign-in?refused");
            }
            assertThat(new Desk(product).get("/sign-in/forgotten").text()).contains("Ask an administrator for a link");
            assertThat(product.as("boss").get("/me").status()).isEqualTo(401);
        }
    }

    @Test
    void recordWrongPasswordsOncePerQuarterOfAnHour() {
        try (Product product = Product.withAccounts(Database.H2.fresh())) {
            Newcomers.boss(product);
            for (int guess = 0; guess < 3; guess++) {
                new Desk(product).signIn("boss", "a wrong password " + guess);
            }
            SignInRecords records = product.bean(SignInRecords.class);
            records.writeDue();
            assertThat(types(product, "access/boss")).doesNotContain("SIGN_IN_FAILED");
            product.clock().advance(Duration.ofMinutes(15));
            records.writeDue();
            records.writeDue();
            assertThat(product.sql()
                            .sql("select data from history_record where type = 'SIGN_IN_FAILED'")
                            .query(String.class)
                            .list())
                    .singleElement()
                    .asString()
                    .contains("\"count\":3");
        }
    }

    @Test
    void areAskedAgainForTheirPasswordAfterAWhileAndGoOn() {
        try (Product product = Product.withAccounts(Database.H2.fresh())) {
            Desk boss = Newcomers.boss(product);
            product.clock().advance(Duration.ofMinutes(16));
            Page asked = boss.submit(
                            boss.get("/getting-started").expect(200),
                            "/getting-started",
                            Map.of("person.0.id", "ann", "person.0.name", "Ann", "person.0.roles", "SALES_REP"))
                    .expect(403);
            assertThat(asked.text()).contains("Confirm that it is you");
            assertThat(product.sql()
                            .sql("select count(*) from person where id = 'ann'")
                            .query(Integer.class)
                            .single())
                    .isZero();
            Page wrong = boss.submit(asked, "/sign-in/again", Map.of("again-password", "guess"))
                    .expect(403);
            Page done = boss.submit(wrong, "/sign-in/again", Map.of("again-password", Newcomers.PASSWORD))
                    .expect(200);
            assertThat(Newcomers.links(done.html())).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void ofTheDemoAreDeactivatedAtTheFirstStartWithoutIt(Database database) {
        Database.Address address = database.fresh();
        try (Product demo = Product.start(address)) {
            demo.as("rep").get("/me").expect(200);
        }
        try (Product product = Product.withAccounts(address)) {
            assertThat(product.sql()
                            .sql("select count(*) from person where active")
                            .query(Integer.class)
                            .single())
                    .isZero();
            Newcomers.boss(product);
        }
        assertThatThrownBy(() -> Product.start(address).close())
                .isInstanceOf(SignInWays.Misconfigured.class)
                .hasMessageContaining("people sign in to this database otherwise");
        try (Product product = Product.withAccounts(address)) {
            assertThat(new Desk(product).signIn("boss", Newcomers.PASSWORD).address())
                    .isNotEqualTo("/sign-in?refused");
        }
    }

    private static Caller admin() {
        return new Caller("boss", Set.of(Role.ADMIN), Set.of());
    }

    private static List<String> types(Product product, String stream) {
        return product.sql()
                .sql("select type from history_record where stream = ? order by seq")
                .param(stream)
                .query(String.class)
                .list();
    }
}

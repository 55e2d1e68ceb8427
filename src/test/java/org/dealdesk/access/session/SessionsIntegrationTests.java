package org.dealdesk.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How long sessions last, what ends them, and that all nodes share them. */
class SessionsIntegrationTests {

    @Test
    void areSharedByTwoNodes() {
        Database.Address address = Database.POSTGRESQL.fresh();
        try (Product one = Product.withAccounts(address);
                Product other = Product.withAccounts(address)) {
            Desk here = Newcomers.boss(one);
            Desk there = here.at(other);
            assertThat(there.get("/profile").expect(200).text()).contains("Sign out everywhere");
            there.submit(there.get("/"), "/sign-out", Map.of());
            assertThat(here.get("/profile").address()).startsWith("/sign-in");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void endEverywhereAtOnce(Database database) {
        try (Product product = Product.withAccounts(database.fresh())) {
            Desk first = Newcomers.boss(product);
            Desk second = new Desk(product);
            second.signIn("boss", Newcomers.PASSWORD);
            assertThat(rows(product)).isEqualTo(2);
            Page profile = first.get("/profile").expect(200);
            assertThat(profile.text()).contains("this session");
            first.submit(profile, "/profile/sessions/end", Map.of());
            assertThat(rows(product)).isZero();
            assertThat(first.get("/profile").address()).startsWith("/sign-in");
            assertThat(second.get("/profile").address()).startsWith("/sign-in");
        }
    }

    @Test
    void endWithTheRolesAndWithThePerson() {
        Product product = Product.on(Database.H2);
        Staff staff = new Staff(product);
        staff.hire("session-mover", "FINANCE");
        Desk mover = Desk.of(product, "session-mover");
        staff.change("session-mover", person -> person.put("name", "Another Name"));
        assertThat(mover.get("/inbox").address()).isEqualTo("/inbox");
        staff.change("session-mover", person -> person.putArray("roles").add("AUDITOR"));
        assertThat(mover.get("/inbox").address()).startsWith("/sign-in");

        Desk back = Desk.of(product, "session-mover");
        staff.change("session-mover", person -> person.put("active", false));
        staff.change("session-mover", person -> person.put("active", true));
        assertThat(back.get("/").address()).startsWith("/sign-in");
    }

    @ParameterizedTest
    @CsvSource({"29, false, false", "31, false, true", "31, true, true"})
    void endHalfAnHourAfterTheirLastUse(int minutes, boolean refreshing, boolean over) {
        try (Product product = Product.fresh(Database.H2)) {
            Desk desk = Desk.of(product, "finance");
            if (refreshing) {
                product.clock().advance(Duration.ofMinutes(16));
                desk.refresh("/inbox");
                product.clock().advance(Duration.ofMinutes(minutes - 16));
            } else {
                product.clock().advance(Duration.ofMinutes(minutes));
            }
            assertThat(desk.get("/inbox").address().startsWith("/sign-in")).isEqualTo(over);
        }
    }

    @Test
    void endTwelveHoursAfterTheyBeganHoweverMuchTheyAreUsed() {
        try (Product product = Product.fresh(Database.H2)) {
            Desk desk = Desk.of(product, "finance");
            for (int use = 1; use < 12 * 3; use++) {
                product.clock().advance(Duration.ofMinutes(20));
                assertThat(desk.get("/inbox").address())
                        .as("after %d uses", use)
                        .isEqualTo("/inbox");
            }
            product.clock().advance(Duration.ofMinutes(20));
            assertThat(desk.get("/inbox").address()).startsWith("/sign-in");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void areSignedOutWhereTheyCannotBeRead(Database database) {
        try (Product product = Product.fresh(database)) {
            Desk desk = Desk.of(product, "finance");
            product.sql()
                    .sql("update spring_session_attributes set attribute_bytes = ? where attribute_name = 'sign-in'")
                    .param(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5})
                    .update();
            assertThat(desk.get("/inbox").address()).startsWith("/sign-in");
            assertThat(rows(product)).isZero();
        }
    }

    @Test
    void areTenAPersonAndTheOldestGoes() {
        Product product = Product.on(Database.H2);
        new Staff(product).hire("busy-person", "FINANCE");
        Desk oldest = Desk.of(product, "busy-person");
        Desk second = Desk.of(product, "busy-person");
        for (int number = 3; number <= Sessions.MOST; number++) {
            Desk.of(product, "busy-person");
        }
        assertThat(oldest.get("/inbox").address()).isEqualTo("/inbox");
        Desk newest = Desk.of(product, "busy-person");
        assertThat(oldest.get("/inbox").address()).startsWith("/sign-in");
        assertThat(second.get("/inbox").address()).isEqualTo("/inbox");
        assertThat(newest.get("/api/v1/sessions").html().split("\"person\":\"busy-person\"", -1))
                .hasSize(Sessions.MOST + 1);
        assertThat(product.sql()
                        .sql("select data from history_record"
                                + " where stream = 'access/busy-person' and type = 'SESSIONS_ENDED'")
                        .query(String.class)
                        .single())
                .contains("too-many");
    }

    @Test
    void areListedAndEndedByRestWithTheSessionItself() {
        Product product = Product.on(Database.H2);
        new Staff(product).hire("session-owner", "FINANCE");
        Desk desk = Desk.of(product, "session-owner");
        Page list = desk.get("/api/v1/sessions").expect(200);
        assertThat(list.html())
                .contains("\"person\":\"session-owner\"", "\"way\":\"DEMO\"", "\"current\":true")
                .doesNotContain(cookie(desk));
        product.as("rep").get("/sessions?person=session-owner").expect(403);
        product.as("admin").delete("/sessions?person=session-owner").expect(204);
        assertThat(desk.get("/inbox").address()).startsWith("/sign-in");
        // With a session, a change has to say where it comes from.
        assertThat(Desk.of(product, "session-owner")
                        .send("/api/v1/me/password", new LinkedHashMap<>())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void haveCookiesThatAreBoundToTheHostWhereItIsReachedOverTls() {
        try (Product product = Product.start(Database.H2.fresh(), "dealdesk.public-url=https://deals.example.com")) {
            Page form = new Desk(product).look("/sign-in");
            assertThat(form.header("Set-Cookie"))
                    .startsWith("__Host-desk-csrf=")
                    .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
            assertThat(form.header("Strict-Transport-Security")).contains("max-age=31536000");
            Desk desk = new Desk(product);
            desk.signIn("finance", "demo");
            assertThat(desk.cookies())
                    .extracting(HttpCookie::getName)
                    .containsExactlyInAnyOrder("__Host-dealdesk", "__Secure-desk-browser", "__Host-desk-csrf");
        }
    }

    private static String cookie(Desk desk) {
        return desk.cookies().stream()
                .filter(cookie -> cookie.getName().equals("dealdesk"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static int rows(Product product) {
        List<Integer> count = product.sql()
                .sql("select count(*) from spring_session")
                .query(Integer.class)
                .list();
        return count.get(0);
    }
}

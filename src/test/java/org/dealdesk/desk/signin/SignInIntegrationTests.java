package org.dealdesk.desk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** How people come to the pages, and what protects them there. */
class SignInIntegrationTests {

    private final Product product = Product.on(Database.H2);

    @Test
    void leadsEverybodyToWhereTheyHaveMostToDo() {
        Map.of(
                        "rep", "/deals?whose=mine",
                        "finance", "/inbox",
                        "committee", "/inbox",
                        "auditor", "/deals?whose=all",
                        "policyadmin", "/deals?whose=all",
                        "admin", "/deals?whose=all")
                .forEach((person, home) -> assertThat(new Desk(product)
                                .signIn(person, "demo")
                                .expect(200)
                                .address())
                        .as(person)
                        .isEqualTo(home));
    }

    @Test
    void showsWhoHasSeveralRolesTheOtherPlacesToo() {
        new Staff(product).hire("desk-both", "SALES_REP", "LEGAL");
        Page home = new Desk(product).signIn("desk-both", "demo").expect(200);
        assertThat(home.address()).isEqualTo("/inbox");
        assertThat(home.html()).contains("href=\"/deals?whose=mine\"", "href=\"/deals?whose=all\"");
    }

    @Test
    void comesBackToThePageThatWasAskedFor() {
        Desk desk = new Desk(product);
        Page form = desk.get("/deals?whose=all&status=WON").expect(200);
        assertThat(form.address()).isEqualTo("/sign-in");
        assertThat(desk.submit(form, "/sign-in", Map.of("name", "auditor", "password", "demo"))
                        .address())
                .isEqualTo("/deals?whose=all&status=WON");
    }

    @Test
    void refusesAWrongPasswordWithoutSayingWhatWasWrong() {
        for (String name : new String[] {"rep", "nobody", "a\u0000b", "x".repeat(300)}) {
            Page again = new Desk(product).signIn(name, "guess").expect(200);
            assertThat(again.address()).isEqualTo("/sign-in?refused");
            assertThat(again.text()).contains("Username or password is wrong.");
        }
    }

    @Test
    void keepsTheSessionInACookieThatNoScriptReads() {
        Desk desk = Desk.of(product, "rep");
        assertThat(desk.cookies())
                .extracting(HttpCookie::getName)
                .containsExactlyInAnyOrder("dealdesk", "desk-browser", "desk-csrf");
        assertThat(desk.cookies())
                .allSatisfy(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
        assertThat(new Desk(product).look("/sign-in").header("Set-Cookie"))
                .startsWith("desk-csrf=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void refusesFormsWithoutTheirToken() {
        Desk desk = Desk.of(product, "rep");
        assertThat(desk.post("/sign-out", Map.of()).expect(403).text()).contains("Nothing was saved");
        assertThat(desk.get("/").expect(200).address()).isEqualTo("/deals?whose=mine");
    }

    @Test
    void signsOut() {
        Desk desk = Desk.of(product, "rep");
        Page out = desk.submit(desk.get("/"), "/sign-out", Map.of()).expect(200);
        assertThat(out.address()).isEqualTo("/sign-in?out");
        assertThat(desk.get("/inbox").address()).isEqualTo("/sign-in");
    }

    @Test
    void signsOutWhomTheDirectoryDoesNotHaveAnyMore() {
        new Staff(product).hire("desk-leaver", "FINANCE");
        Desk desk = Desk.of(product, "desk-leaver");
        new Staff(product).change("desk-leaver", person -> person.put("active", false));
        assertThat(desk.get("/inbox").address()).startsWith("/sign-in");
    }

    @Test
    void endsTheSessionWithTheRoles() {
        new Staff(product).hire("desk-mover", "FINANCE");
        Desk desk = Desk.of(product, "desk-mover");
        new Staff(product)
                .change("desk-mover", person -> person.putArray("roles").add("AUDITOR"));
        assertThat(desk.get("/").address()).startsWith("/sign-in");
        assertThat(Desk.of(product, "desk-mover").get("/").address()).isEqualTo("/deals?whose=all");
    }

    @Test
    void letsNothingFromElsewhereIntoAPage() {
        Page page = Desk.of(product, "finance").get("/inbox");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.html()).doesNotContainPattern("<script(?![^>]*\\bsrc=)|<style|\\bstyle=|\\bon[a-z]+=\"");
    }

    @Test
    void namesAccountsOnlyInATrialOnOnesOwnMachine() {
        assertThat(new Desk(product).get("/sign-in").text()).doesNotContain("salesops");
        try (Product trial = Product.start(Database.H2.fresh(), "spring.profiles.active=embedded")) {
            Desk desk = new Desk(trial);
            Page form = desk.get("/sign-in");
            assertThat(form.text()).contains("salesops", "auditor", "Policy administrator");
            assertThat(desk.submit(form, "/sign-in", Map.of("name", "finance", "password", "demo"))
                            .address())
                    .isEqualTo("/inbox");
        }
    }

    @Test
    void helpsWhereThereIsNothing() {
        Desk desk = Desk.of(product, "rep");
        for (String path : new String[] {"/nothing", "/deals/D-999999", "/deals/nonsense", "/inbox/nothing"}) {
            Page page = desk.get(path).expect(404);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.text()).contains("Not found, or you do not have access", "Reps see deals they own");
        }
        assertThat(desk.get("/deals?cursor=patched").expect(422).text()).contains("is not a cursor of this list");
    }

    @Test
    void holdsAtRestToo() {
        Client.Reply answer = product.as("rep").get("/me").expect(200);
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(product.as(null).get("/me").expect(401).header("WWW-Authenticate"))
                .startsWith("Basic");
        // What a browser sends by itself must not change anything: with a session, REST asks where a change comes from.
        Desk desk = Desk.of(product, "rep");
        assertThat(desk.get("/api/v1/me").expect(200).html()).contains("\"id\":\"rep\"");
        assertThat(desk.send("/api/v1/deals", Map.of()).expect(403).html()).contains("cross-site");
    }
}

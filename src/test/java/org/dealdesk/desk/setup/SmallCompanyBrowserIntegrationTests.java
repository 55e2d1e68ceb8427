package org.dealdesk.desk.setup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dealdesk.access.link.Links;
import org.dealdesk.desk.Browsing;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A small company starts in a real browser: without mail, identity provider or TLS. */
class SmallCompanyBrowserIntegrationTests {

    private static final Map<String, String> FOUR = four();

    private static Browsing browsing;
    private static Product product;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        product = Product.withAccounts(Database.H2.fresh());
        browsing = new Browsing(product);
    }

    @AfterAll
    static void stop() {
        browsing.close();
        product.close();
    }

    private static Map<String, String> four() {
        Map<String, String> four = new LinkedHashMap<>();
        four.put("ann", "SALES_REP");
        four.put("ben", "SALES_OPS");
        four.put("cid", "FINANCE");
        four.put("dee", "LEGAL");
        return four;
    }

    private <T> T as(Function<Page, T> deeds) {
        try (BrowserContext context = browsing.context(Browsing.WIDE, ColorScheme.LIGHT)) {
            return deeds.apply(browsing.open(context, complaints));
        }
    }

    private static void signIn(Page page, String person, String password) {
        page.navigate(browsing.address("/sign-in"));
        page.getByLabel("Username").fill(person);
        page.getByLabel("Password").fill(password);
        Browsing.button(page, "Sign in").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private static String password(String person) {
        return Newcomers.PASSWORD + " " + person;
    }

    @Test
    void fivePeopleWorkAndADealIsApproved() {
        Links links = product.bean(Links.class);
        String secret = product.bean(Transactions.class)
                .run(() -> links.makeForSetUp(false))
                .secret();
        List<String> invitations = as(page -> administrator(page, "/set-up/" + secret));
        assertThat(invitations).hasSize(FOUR.size());
        int next = 0;
        for (String person : FOUR.keySet()) {
            String link = invitations.get(next++);
            as(page -> arrive(page, person, link));
        }
        String number = as(SmallCompanyBrowserIntegrationTests::submit);
        as(page -> approve(page, "ben", number));
        Boolean asked = as(page -> approve(page, "cid", number));
        assertThat(asked).isTrue();
        as(page -> {
            signIn(page, "ann", password("ann"));
            page.navigate(browsing.address("/deals/" + number));
            assertThat(page.locator("main")).containsText("Commission accrued");
            return number;
        });
        assertThat(complaints).isEmpty();
        Invariants.mustHold(product);
        keepTheRoomReadable();
    }

    private static List<String> administrator(Page page, String setUp) {
        page.navigate(browsing.address(setUp));
        page.locator("#id").fill("boss");
        page.locator("#name").fill("Bo Boss");
        page.locator("#password").fill(password("boss"));
        Browsing.button(page, "Make the administrator").click();
        page.waitForURL(url -> !url.contains("/set-up/"));
        signIn(page, "boss", password("boss"));
        page.navigate(browsing.address("/getting-started"));
        int place = 0;
        for (Map.Entry<String, String> person : FOUR.entrySet()) {
            String row = "[name='person." + place++ + ".";
            page.locator(row + "id']").fill(person.getKey());
            page.locator(row + "name']").fill("Person " + person.getKey());
            page.locator(row + "roles'][value='" + person.getValue() + "']").check();
        }
        Browsing.button(page, "Invite").click();
        assertThat(page.locator("main")).containsText("4 people were invited");
        List<String> invitations = Newcomers.links(page.locator("main").innerText());
        page.navigate(browsing.address("/people"));
        assertThat(page.locator("tbody tr")).hasCount(FOUR.size() + 1);
        assertThat(page.locator("main")).containsText("Deal Committee");
        return invitations;
    }

    private static String arrive(Page page, String person, String link) {
        page.navigate(browsing.address(link));
        page.locator("#password").fill(password(person));
        Browsing.button(page, "Set the password").click();
        assertThat(page.locator("main")).containsText("Sign in with it");
        signIn(page, person, password(person));
        assertThat(page.locator(".me")).hasText("Person " + person);
        return person;
    }

    private static String submit(Page page) {
        signIn(page, "ann", password("ann"));
        page.navigate(browsing.address("/deals/new"));
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("/name", "The first deal");
        typed.put("/customer/id", "C-1");
        typed.put("/customer/name", "Acme");
        typed.put("/startDate", "2026-12-01");
        typed.put("/paymentTermsDays", "75");
        typed.put("/lines/0/sku", "PS-CONSULT-HR");
        typed.put("/lines/0/quantity", "60");
        typed.put("/lines/0/unitPrice", "275");
        Browsing.fill(page, typed);
        assertThat(page.locator("#said")).containsText("Finance");
        Browsing.button(page, "Submit").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Submitted.");
        return page.locator(".crumbs").innerText().substring(0, 8);
    }

    /** Whether the person was asked, and has approved. */
    private static boolean approve(Page page, String person, String number) {
        signIn(page, person, password(person));
        page.navigate(browsing.address("/deals/" + number));
        if (Browsing.button(page, "Approve…").count() == 0) {
            return false;
        }
        Browsing.button(page, "Approve…").click();
        Browsing.button(page, "Approve").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approval recorded");
        return true;
    }

    /** The pages of the room, narrow and wide, in both lights. */
    private void keepTheRoomReadable() {
        List<String> found = new ArrayList<>();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("people", "/people");
        pages.put("people-roles", "/people?view=roles");
        pages.put("people-none", "/people?q=nowhere");
        pages.put("people-new", "/people?new");
        pages.put("person", "/people/cid");
        pages.put("people-deactivate", "/people/ann/deactivate");
        pages.put("people-import", "/people/import");
        pages.forEach((name, address) -> found.addAll(browsing.inspect(name, null, page -> {
            signIn(page, "boss", password("boss"));
            page.navigate(browsing.address(address));
        })));
        assertThat(found).isEmpty();
    }
}

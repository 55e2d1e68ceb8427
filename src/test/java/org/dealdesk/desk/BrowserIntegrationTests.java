package org.dealdesk.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages in a real browser: that people get where they want, that the pages are accessible, and how they look. */
class BrowserIntegrationTests {

    private static Browsing browsing;
    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.fresh(Database.H2);
        browsing = new Browsing(product);
    }

    @AfterAll
    static void stop() {
        browsing.close();
        product.close();
    }

    @Test
    void leadsADealThroughAllFourFunctionsToItsCommission() {
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(named(Sales.forAll(), "Northwind Traders", "Warehouse rollout")));
        for (String person : List.of("salesops", "finance", "legal", "committee")) {
            try (BrowserContext context = browsing.context(Browsing.WIDE, ColorScheme.LIGHT)) {
                List<String> complaints = new ArrayList<>();
                Page page = browsing.signIn(context, person, complaints);
                page.locator("a[href='/deals/" + number + "']").click();
                page.getByPlaceholder("Comment").fill("Seen by " + person);
                Browsing.button(page, "Approve…").click();
                assertThat(page.getByRole(AriaRole.HEADING)).hasText("Approve " + number + "?");
                Browsing.button(page, "Approve").click();
                assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approval recorded");
                assertThat(page.locator("main")).containsText("Seen by " + person);
                assertThat(complaints).isEmpty();
            }
        }
        assertThat(Sales.status(sales.read(number))).isEqualTo("APPROVED");
        assertThat(Sales.commission(sales.read(number))).isEqualTo("960.00 ACCRUED");
        Invariants.mustHold(product);
    }

    @Test
    void canBeReadByEverybodyInEveryWidthAndLight() {
        String number = fill();
        List<String> found = new ArrayList<>();
        pages(number)
                .forEach((name, visit) -> found.addAll(browsing.inspect(name, visit.person(), page -> {
                    page.navigate(browsing.address(visit.address()));
                    if (visit.press() != null) {
                        page.locator("input[name=marked]").all().forEach(Locator::check);
                        Browsing.button(page, visit.press()).click();
                    }
                })));
        assertThat(found).isEmpty();
    }

    @Test
    void goesThroughTheInboxWithTheKeyboardAlone() {
        Sales sales = new Sales(product);
        String first = Sales.number(sales.submit(named(Sales.smallForThree(), "Keyboard One", "First")));
        sales.submit(named(Sales.smallForThree(), "Keyboard Two", "Second"));
        sales.decide("salesops2", first + ".1.SALES_OPS", "APPROVE", 1).expect(200);
        try (BrowserContext context = browsing.context(Browsing.WIDE, ColorScheme.LIGHT)) {
            Page page = browsing.signIn(context, "legal2", new ArrayList<>());
            page.keyboard().press("j");
            assertThat(page.locator("[data-row].on")).hasCount(1);
            page.keyboard().press("x");
            assertThat(page.locator("input[name=marked]:checked")).hasCount(1);
            page.keyboard().press("x");
            page.keyboard().press("?");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            assertThat(Browsing.violations("keys", page)).isEmpty();
            page.keyboard().press("Escape");
            page.keyboard().press("a");
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Approve 1 deal?");
            page.getByLabel("Comment").focus();
            page.keyboard().type("By hand");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".results")).containsText("Recorded");

            Browsing.button(page, "Keyboard shortcuts").click();
            Browsing.button(page, "Turn shortcuts off").click();
            Browsing.button(page, "Close").click();
            page.keyboard().press("?");
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        }
    }

    @Test
    void isDarkWithoutScriptsToo() {
        try (BrowserContext context = browsing.withoutScript(ColorScheme.DARK)) {
            Page page = browsing.open(context, new ArrayList<>());
            page.navigate(browsing.address("/sign-in"));
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Browsing.PICTURES.resolve("sign-in-dark-no-script.png")));
            assertThat(page.locator("body")).hasCSS("background-color", "rgb(17, 21, 27)");
        }
    }

    /** A page to look at; {@code press} is a button to press first. */
    private record Visit(String person, String address, String press) {}

    private static Map<String, Visit> pages(String number) {
        Map<String, Visit> pages = new LinkedHashMap<>();
        pages.put("sign-in", new Visit(null, "/sign-in", null));
        pages.put("inbox", new Visit("salesops", "/inbox", null));
        pages.put("inbox-empty", new Visit("committee2", "/inbox?view=mine", null));
        pages.put("deal", new Visit("salesops", "/deals/" + number, null));
        pages.put("confirm", new Visit("salesops", "/deals/" + number, "Reject…"));
        pages.put("bulk-confirm", new Visit("salesops", "/inbox", "Approve…"));
        pages.put("my-deals", new Visit("rep", "/deals?whose=mine", null));
        pages.put("all-deals", new Visit("auditor", "/deals?whose=all", null));
        pages.put("problem", new Visit("rep", "/deals/D-999999", null));
        pages.put("problem-type", new Visit(null, "/problems/deal-blocked", null));
        return pages;
    }

    /** Deals of every kind, so that the pages have something to show; answers one that waits for Sales Ops. */
    private static String fill() {
        Sales sales = new Sales(product);
        sales.approved(named(Sales.forSalesOps(), "Acme Corp", "Rollout support"));
        sales.submit(named(Sales.clear(), "Blue Yonder Airlines", "Sixty hours on call"));
        sales.draft(named(Sales.clear(), "Fabrikam Residences", "Data migration, second wave"));
        String back = Sales.number(sales.submit(named(Sales.forSalesOps(), "Litware", "Support for the launch")));
        sales.decide("salesops", back + ".1.SALES_OPS", "REQUEST_CHANGES", 1).expect(200);
        String no = Sales.number(sales.submit(named(Sales.forSalesOps(), "Proseware", "Training hours")));
        sales.decide("salesops", no + ".1.SALES_OPS", "REJECT", 1).expect(200);
        sales.submit(named(Sales.forSalesOps(), "Adventure Works", "Integration with the warehouse"));
        product.clock().advance(Duration.ofDays(3));
        sales.submit(named(Sales.smallForThree(), "Tailspin Toys", "Holiday peak"));
        ObjectNode large = named(Sales.forAll(), "Wide World Importers", "Three years of delivery for all warehouses");
        large.put(
                "justification",
                "The customer moves all of its warehouses to us if we meet the price of its present supplier.");
        large.put("region", "EMEA");
        large.withArray("lines")
                .addObject()
                .put("sku", "SUB-MEDIUM")
                .put("quantity", "1")
                .put("unitPrice", "12600")
                .put("termMonths", 36);
        large.withArray("lines")
                .addObject()
                .put("sku", "PS-MIGRATION")
                .put("quantity", "1")
                .put("unitPrice", "51000")
                .put("carvedIn", "9000")
                .put("validityMonths", 12)
                .putArray("effort")
                .addObject()
                .put("role", "ARCHITECT")
                .put("hours", "160");
        return Sales.number(sales.submit(large));
    }

    private static ObjectNode named(ObjectNode deal, String customer, String name) {
        ((ObjectNode) deal.get("customer")).put("name", customer);
        return deal.put("name", name);
    }
}

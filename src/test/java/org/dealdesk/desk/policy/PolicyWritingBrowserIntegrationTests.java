package org.dealdesk.desk.policy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.desk.Browsing;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Policy administrators write a version in a real browser, from the one in force to the day on which it begins. */
class PolicyWritingBrowserIntegrationTests {

    private static Browsing browsing;
    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.fresh(Database.H2);
        browsing = new Browsing(product);
        Sales sales = new Sales(product);
        sales.submit(Sales.clear());
        sales.submit(Sales.forSalesOps());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        product.close();
    }

    @Test
    void leadsFromTheVersionInForceToAScheduledOne() {
        List<String> complaints = new ArrayList<>();
        String version;
        try (BrowserContext context = browsing.context(Browsing.WIDE, ColorScheme.LIGHT)) {
            Page page = browsing.signIn(context, "policyadmin", complaints);
            page.navigate(browsing.address("/policies"));
            Browsing.button(page, "Start a new version from 2026.1").click();
            version = page.locator("h1").textContent().replace("Working copy of ", "");
            changeATier(page);
            changeAPriceByPaste(page);
            failAndPassAsText(page);
            page.locator("nav.tabs").getByText("Check and ask for approval").click();
            assertThat(page.locator("#difference")).containsText("1 stricter");
            assertThat(page.locator("#difference")).containsText("357.50");
            Browsing.button(page, "Back-test the last 90 days").click();
            assertThat(page.locator("#backtest")).containsText("completed");
            page.reload();
            assertThat(page.locator(".journey")).containsText("Back-tested as it is now");
            Browsing.button(page, "Ask for approval").click();
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
                    .containsText("Another policy administrator can approve it now.");
        }
        try (BrowserContext context = browsing.context(Browsing.WIDE, ColorScheme.LIGHT)) {
            Page page = browsing.signIn(context, "policyadmin2", complaints);
            page.navigate(browsing.address("/policies/" + version));
            page.getByText("Approve…").click();
            Browsing.button(page, "Approve").click();
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                    .containsText("Not approved");
            page.locator("input[name=acknowledge]").all().forEach(Locator::check);
            Browsing.button(page, "Approve").click();
            page.getByText("Schedule…").click();
            Browsing.button(page, "Schedule").click();
            assertThat(page.locator("h1 + .status")).hasText("scheduled");
        }
        assertThat(new Rulebook(product).state(version)).isEqualTo("SCHEDULED");
        assertThat(complaints).isEmpty();
        Invariants.mustHold(product);
    }

    @Test
    void asksBeforeUnsavedChangesAreLeft() {
        try (BrowserContext context = browsing.context(Browsing.WIDE, ColorScheme.LIGHT)) {
            Page page = browsing.signIn(context, "policyadmin", new ArrayList<>());
            String copy = copy(page);
            page.locator("[id='/name']").fill("Other name");
            List<String> dialogs = new ArrayList<>();
            page.onDialog(dialog -> {
                dialogs.add(dialog.type());
                dialog.accept();
            });
            page.navigate(browsing.address("/policies"));
            assertThat(dialogs).containsExactly("beforeunload");
            page.navigate(browsing.address(copy + "/parts/general"));
            assertThat(page.locator("[id='/name']")).not().hasValue("Other name");
        }
    }

    @Test
    void canBeReadInEveryWidthAndLight() {
        String copy;
        try (BrowserContext context = browsing.context(Browsing.WIDE, ColorScheme.LIGHT)) {
            copy = copy(browsing.signIn(context, "policyadmin", new ArrayList<>()));
        }
        List<String> found = new ArrayList<>();
        for (String place : List.of(
                "parts/general",
                "parts/guardrails?n=2",
                "parts/price-book",
                "parts/rate-card",
                "parts/calendar",
                "parts/names",
                "parts/other",
                "text",
                "review",
                "discard")) {
            String name = "policy-edit-" + place.replaceAll("[^a-z]+", "-");
            found.addAll(
                    browsing.inspect(name, "policyadmin", page -> page.navigate(browsing.address(copy + "/" + place))));
        }
        found.addAll(browsing.inspect("policy-rows", "policyadmin", page -> {
            page.navigate(browsing.address(copy + "/rows/price-book"));
            page.locator("#rows").fill("PS-ARCH-HR\t357\nNEW\t1.200");
            Browsing.button(page, "Preview").click();
        }));
        assertThat(found).isEmpty();
    }

    private static String copy(Page page) {
        page.navigate(browsing.address("/policies"));
        Browsing.button(page, "Start a new version from 2026.1").click();
        page.waitForURL("**/parts/general");
        return page.url().replaceAll("^http://[^/]+|/parts/general$", "");
    }

    private static void changeATier(Page page) {
        page.locator("nav.tabs").getByText("Guardrails").click();
        page.locator(".rule-tabs").getByText("Deal discount").click();
        Locator limit = page.locator("[id='/guardrails/2/max/0/at']");
        limit.fill("25");
        assertThat(page.locator("[id='fault:/guardrails/2/max/1/at']")).containsText("must be looser than the 25");
        assertThat(page.locator("#lint-said")).containsText("error");
        limit.fill("5");
        assertThat(page.locator("[id='fault:/guardrails/2/max/1/at']")).isHidden();
        assertThat(page.locator("#lint-said")).containsText("No error");
        assertThat(limit).isFocused();
        Browsing.button(page, "Save").click();
        assertThat(page.locator(".headline [role=status]")).hasText("Saved.");
    }

    private static void changeAPriceByPaste(Page page) {
        page.locator("nav.tabs").getByText("Price book").click();
        Browsing.button(page, "Paste or import prices").click();
        page.locator("#rows").fill("SKU\tList price\nPS-ARCH-HR\t357,50\n");
        Browsing.button(page, "Preview").click();
        assertThat(page.locator("#looked")).containsText("0 added · 1 changed · 0 removed");
        Browsing.button(page, "Take into the working copy").click();
        assertThat(page.locator("[id='/priceBook/1/listPrice']")).hasValue("357.50");
    }

    private static void failAndPassAsText(Page page) {
        page.locator("nav.tabs")
                .getByText("Text", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator text = page.locator("#text");
        String good = text.inputValue();
        text.fill(good.replace("measure: RETIRED_LINES", "measure: RETIRED"));
        assertThat(page.locator("#gutter .is-ERROR")).hasCount(1);
        page.locator("[data-goto]").first().click();
        assertThat(text).isFocused();
        text.fill(good);
        assertThat(page.locator("#gutter .is-ERROR")).hasCount(0);
        assertThat(page.locator("#lint-said")).containsText("No error");
    }
}

package org.dealdesk.desk.policy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.desk.Browsing;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of the policy in a real browser: that they are accessible, in every width and light, and that charts are drawn. */
class PolicyBrowserIntegrationTests {

    private static final String HOSTILE = "<script>alert(1)</script> \u05D0\u05D1 sdrawkcab ";

    private static Browsing browsing;
    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.fresh(Database.H2);
        browsing = new Browsing(product);
        Rulebook book = new Rulebook(product);
        LocalDate next = book.today().plusDays(30);
        book.schedule("2027.1", next(Rulebook.document("2027.1", next)));
        book.draft(hostile(next.plusDays(90))).expect(201);
        fill(new Sales(product));
    }

    @AfterAll
    static void stop() {
        browsing.close();
        product.close();
    }

    @Test
    void asksForABackTestAndReadsItsCharts() {
        try (BrowserContext context = browsing.context(Browsing.WIDE, ColorScheme.LIGHT)) {
            List<String> complaints = new ArrayList<>();
            Page page = browsing.signIn(context, "policyadmin", complaints);
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Policies"))
                    .click();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("2027.1"))
                    .click();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Back-tests"))
                    .click();
            assertThat(page.getByLabel("Version")).hasValue("2027.1");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Start"))
                    .click();
            assertThat(page.locator("h2", new Page.LocatorOptions().setHasText("Outcomes")))
                    .isVisible();
            assertThat(page.locator(".plot canvas")).hasCount(4);
            page.locator(".plot").first().hover();
            page.locator("[data-theme-toggle]").click();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Browsing.PICTURES.resolve("backtest-toggled.png")));
            assertThat(complaints).isEmpty();
        }
        Invariants.mustHold(product);
    }

    @Test
    void searchesThePriceBookWhileTyping() {
        try (BrowserContext context = browsing.context(Browsing.WIDE, ColorScheme.LIGHT)) {
            List<String> complaints = new ArrayList<>();
            Page page = browsing.signIn(context, "rep", complaints);
            page.navigate(browsing.address("/policies/2026.1"));
            page.getByPlaceholder("SKU or name").pressSequentially("archi");
            assertThat(page.locator(".skus tbody tr")).hasCount(1);
            assertThat(page.locator("#skus")).containsText("1 to 1 of 1 matches");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void canBeReadByEverybodyInEveryWidthAndLight() {
        List<String> found = new ArrayList<>();
        pages(backtest())
                .forEach((name, visit) -> found.addAll(browsing.inspect(
                        name, visit.person(), page -> page.navigate(browsing.address(visit.address())))));
        assertThat(found).isEmpty();
    }

    /** A page, and who looks at it. */
    private record Visit(String person, String address) {}

    private static Map<String, Visit> pages(String run) {
        Map<String, Visit> pages = new LinkedHashMap<>();
        pages.put("policies", new Visit("policyadmin", "/policies"));
        pages.put("policy", new Visit("policyadmin", "/policies/2026.1"));
        pages.put("policy-hostile", new Visit("policyadmin", "/policies/2027.2"));
        pages.put("policy-compare", new Visit("rep", "/policies/compare?from=2026.1&to=2027.1"));
        pages.put("policy-compare-hostile", new Visit("finance", "/policies/compare?from=2027.1&to=2027.2"));
        pages.put("policy-compare-same", new Visit("rep", "/policies/compare?from=2026.1&to=2026.1"));
        pages.put("policy-compare-unknown", new Visit("rep", "/policies/compare?from=none"));
        pages.put("backtests", new Visit("policyadmin", "/policies/backtests"));
        pages.put("backtest", new Visit("finance", "/policies/backtests/" + run));
        pages.put("policy-problem", new Visit("rep", "/policies/backtests"));
        return pages;
    }

    private static String backtest() {
        ObjectNode period = JsonNodeFactory.instance.objectNode();
        String today = new Rulebook(product).today().toString();
        String id = product.as("policyadmin")
                .post("/policies/2027.1/backtest", period.put("from", today).put("to", today))
                .expect(202)
                .text("/id");
        product.as("finance")
                .get("/policies/backtests/" + id, "Prefer", "wait=30")
                .expect(200);
        return id;
    }

    /** What a year's experience changes. */
    private static String next(String document) {
        return document.replace(
                        "name: Services guardrails after the turnaround", "name: Thinner discounts, dearer architects")
                .replace(
                        "- {at: 10}\n      - {at: 20, approvals: [SALES_OPS]}",
                        "- {at: 5}\n      - {at: 15, approvals: [SALES_OPS]}")
                .replace("{at: 90, approvals: [FINANCE]}", "{at: 120, approvals: [FINANCE]}")
                .replace("listPrice: 340.00", "listPrice: 357.00")
                .replace("listPrice: 24000.00}", "listPrice: 24000.00, retired: true, replacement: PS-MIGRATION}")
                .replace("SLA, approvals: [LEGAL]}", "SLA, approvals: [FINANCE, LEGAL]}")
                .replace("pricing, blocked: true}", "pricing, approvals: [LEGAL, COMMITTEE]}")
                .replace("{maxTcv: 25000}", "{maxTcv: 20000}")
                .replace("FINANCE: 16", "FINANCE: 12")
                .replace("ARCHITECT: 145.75", "ARCHITECT: 152.50")
                .replace("  rate: 2\n", "  rate: 2.5\n");
    }

    /** Names that are hostile or odd, in every place that takes one. */
    private static String hostile(LocalDate from) {
        String longest = "W".repeat(150);
        return Rulebook.document("2027.2", from)
                .replace("name: Services guardrails after the turnaround", "name: \"" + HOSTILE + longest + "\"")
                .replace("name: Consulting hour", "name: \"" + HOSTILE + longest + "\"")
                .replace("CUSTOM_SLA", "C" + "LONG_".repeat(14) + "SLA")
                .replace("deal-discount", "deal-" + "x".repeat(70))
                .replace("name: Deal discount", "name: \"" + HOSTILE + "x".repeat(70) + "\"")
                .replace("regions: [AMER, EMEA, APAC]", "regions: [AMER, \"<b>\", \"" + "R".repeat(75) + "\"]");
    }

    private static void fill(Sales sales) {
        sales.submit(Sales.clear());
        sales.submit(named(Sales.forSalesOps(), "Acme Corp"));
        sales.submit(named(Sales.forAll(), "Northwind Traders"));
        sales.submit(named(Sales.smallForThree(), HOSTILE + "L".repeat(150)));
    }

    private static ObjectNode named(ObjectNode deal, String customer) {
        ((ObjectNode) deal.get("customer")).put("name", customer);
        return deal;
    }
}

package org.dealdesk.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dealdesk.testing.Chromium;
import org.dealdesk.testing.Database;
import org.dealdesk.testing.Invariants;
import org.dealdesk.testing.Product;
import org.dealdesk.testing.Rulebook;
import org.dealdesk.testing.Sales;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of the policy in a real browser: that everybody can read them, in every width and light, and that charts are drawn. */
class PolicyBrowserIntegrationTests {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String HOSTILE = "<script>alert(1)</script> \u202etxet sdrawkcab ";

    private static Chromium chromium;
    private static Product product;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        product = Product.fresh(Database.H2);
        Rulebook book = new Rulebook(product);
        LocalDate next = book.today().plusDays(30);
        book.schedule("2027.1", next(Rulebook.document("2027.1", next)));
        book.draft(hostile(next.plusDays(90))).expect(201);
        fill(new Sales(product));
    }

    @AfterAll
    static void stop() {
        chromium.close();
        product.close();
    }

    @Test
    void asksForABackTestAndReadsItsCharts() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT)) {
            List<String> complaints = new ArrayList<>();
            Page page = signIn(context, "policyadmin", complaints);
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
            page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve("backtest-toggled.png")));
            assertThat(complaints).isEmpty();
        }
        Invariants.mustHold(product);
    }

    @Test
    void searchesThePriceBookWhileTyping() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT)) {
            List<String> complaints = new ArrayList<>();
            Page page = signIn(context, "rep", complaints);
            page.navigate(address("/policies/2026.1"));
            page.getByPlaceholder("SKU or name").pressSequentially("archi");
            assertThat(page.locator(".skus tbody tr")).hasCount(1);
            assertThat(page.locator("#skus")).containsText("1 to 1 of 1 found");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void canBeReadByEverybodyInEveryWidthAndLight() {
        String run = backtest();
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {320, 1280}) {
                pages(run).forEach((name, visit) -> {
                    try (BrowserContext context = context(width, scheme)) {
                        String where = "%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width);
                        List<String> complaints = new ArrayList<>();
                        Page page = signIn(context, visit.person(), complaints);
                        page.navigate(address(visit.address()));
                        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(where + "-window.png")));
                        page.screenshot(new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(PICTURES.resolve(where + ".png")));
                        complaints.removeIf(complaint -> visit.refused() && complaint.contains("4"));
                        complaints.forEach(complaint -> found.add(where + ": " + complaint));
                        found.addAll(violations(where, page));
                    }
                });
            }
        }
        assertThat(found).isEmpty();
    }

    /** A page to look at; {@code refused} where it is one that says no, which browsers complain about. */
    private record Visit(String person, String address, boolean refused) {}

    private static Map<String, Visit> pages(String run) {
        Map<String, Visit> pages = new LinkedHashMap<>();
        pages.put("policies", new Visit("policyadmin", "/policies", false));
        pages.put("policy", new Visit("policyadmin", "/policies/2026.1", false));
        pages.put("policy-hostile", new Visit("policyadmin", "/policies/2027.2", false));
        pages.put("policy-compare", new Visit("rep", "/policies/compare?from=2026.1&to=2027.1", false));
        pages.put("policy-compare-hostile", new Visit("finance", "/policies/compare?from=2027.1&to=2027.2", false));
        pages.put("policy-compare-same", new Visit("rep", "/policies/compare?from=2026.1&to=2026.1", false));
        pages.put("policy-compare-unknown", new Visit("rep", "/policies/compare?from=none", true));
        pages.put("backtests", new Visit("policyadmin", "/policies/backtests", false));
        pages.put("backtest", new Visit("finance", "/policies/backtests/" + run, false));
        pages.put("policy-problem", new Visit("rep", "/policies/backtests", true));
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
                .replace("CUSTOM_SLA: {approvals: [LEGAL]}", "CUSTOM_SLA: {approvals: [FINANCE, LEGAL]}")
                .replace(
                        "MOST_FAVORED_PRICING: {blocked: true}",
                        "MOST_FAVORED_PRICING: {approvals: [LEGAL, COMMITTEE]}")
                .replace("{maxTcv: 25000}", "{maxTcv: 20000}")
                .replace("FINANCE: 16", "FINANCE: 12")
                .replace("ARCHITECT: 145.75", "ARCHITECT: 152.50")
                .replace("  rate: 2\n", "  rate: 2.5\n");
    }

    /** Names as nobody should choose them, in every place that takes one. */
    private static String hostile(LocalDate from) {
        String longest = "W".repeat(150);
        return Rulebook.document("2027.2", from)
                .replace("name: Services guardrails after the turnaround", "name: \"" + HOSTILE + longest + "\"")
                .replace("name: Consulting hour", "name: \"" + HOSTILE + longest + "\"")
                .replace("CUSTOM_SLA", "C" + "LONG_".repeat(14) + "SLA")
                .replace("deal-discount", "deal-" + "x".repeat(70))
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

    private static List<String> violations(String where, Page page) {
        List<String> found = new ArrayList<>();
        new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations()
                .forEach(rule -> rule.getNodes()
                        .forEach(node -> found.add("%s: %s %s %s"
                                .formatted(where, rule.getId(), node.getTarget(), node.getFailureSummary()))));
        Object beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) beyond).intValue() > 0) {
            found.add(where + ": wider than the window by " + beyond);
        }
        return found;
    }

    private static BrowserContext context(int width, ColorScheme scheme) {
        return chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, 900)
                        .setTimezoneId("Europe/Berlin")
                        .setColorScheme(scheme));
    }

    private static Page signIn(BrowserContext context, String person, List<String> complaints) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address("/sign-in"));
        page.getByLabel("Name").fill(person);
        page.getByLabel("Password").fill("demo");
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + product.port() + path;
    }
}

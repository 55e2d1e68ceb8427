package org.dealdesk.desk;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.Chromium;
import org.dealdesk.testing.Product;

/** A real browser at the pages of a product, and what people do in it in a word each. */
final class RepBrowser implements AutoCloseable {

    private final Chromium chromium = new Chromium();
    private final Product product;

    RepBrowser(Product product) {
        this.product = product;
    }

    @Override
    public void close() {
        chromium.close();
    }

    BrowserContext context(int width, ColorScheme scheme) {
        return chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, 900)
                        .setTimezoneId("Europe/Berlin")
                        .setColorScheme(scheme));
    }

    Page signIn(BrowserContext context, String person) {
        Page page = context.newPage();
        page.navigate(address("/sign-in"));
        page.getByLabel("Name").fill(person);
        page.getByLabel("Password").fill("demo");
        button(page, "Sign in").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    String address(String path) {
        return "http://127.0.0.1:" + product.port() + path;
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** Types into the form of a deal; what a field is called is its JSON pointer. */
    static void fill(Page page, Map<String, String> typed) {
        typed.forEach((name, value) -> {
            Locator field = page.locator("[name='" + name + "']");
            if (name.endsWith("/sku")) {
                field.selectOption(value);
            } else {
                field.fill(value);
            }
        });
    }

    /** Has a file of deals looked at. */
    static void upload(Page page, String csv) {
        page.getByLabel("File")
                .setInputFiles(new FilePayload("deals.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        button(page, "Look at it").click();
        page.waitForLoadState();
    }

    /** What keeps somebody from reading the page: each rule that it breaks and where, and whether it is wider than the window. */
    static List<String> violations(String where, Page page) {
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
}

package org.dealdesk.desk;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.dealdesk.testing.Chromium;
import org.dealdesk.testing.Product;

/** People in a real browser: they sign in, press buttons, and are shown pages that everybody must be able to read. */
final class Browsing implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Chromium chromium = new Chromium();
    private final Product product;

    Browsing(Product product) {
        this.product = product;
    }

    /** What one person does in a browser of their own; whatever the browser complains of fails the test. */
    void as(String person, Consumer<Page> deeds) {
        as(person, 1280, ColorScheme.LIGHT, deeds);
    }

    void as(String person, int width, ColorScheme scheme, Consumer<Page> deeds) {
        try (BrowserContext context = context(width, scheme)) {
            List<String> complaints = new ArrayList<>();
            Page page = signIn(context, person, complaints);
            deeds.accept(page);
            if (!complaints.isEmpty()) {
                throw new AssertionError(person + ": " + complaints);
            }
        }
    }

    /** The same page in both lights, narrow and wide: a picture of each, and everything that keeps somebody from reading it. */
    List<String> inspect(String name, String person, Consumer<Page> way) {
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {320, 1280}) {
                as(person, width, scheme, page -> {
                    way.accept(page);
                    page.waitForLoadState();
                    String where = "%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width);
                    page.screenshot(
                            new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(where + ".png")));
                    found.addAll(violations(where, page));
                });
            }
        }
        return found;
    }

    BrowserContext context(int width, ColorScheme scheme) {
        return chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, 900)
                        .setTimezoneId("Europe/Berlin")
                        .setColorScheme(scheme));
    }

    Page signIn(BrowserContext context, String person, List<String> complaints) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // That a page is answered with a refusal is what some of these journeys are about.
            boolean refused = message.text().matches("(?s).*status of 4(03|04|09|22).*");
            if (!refused && List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
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

    @Override
    public void close() {
        chromium.close();
    }
}

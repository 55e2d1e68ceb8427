package org.dealdesk.desk;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dealdesk.testing.people.Chromium;
import org.dealdesk.testing.product.Product;

/** People in a real browser: they sign in, press buttons, and are shown pages that must be accessible. */
public final class Browsing implements AutoCloseable {

    public static final Path PICTURES = Path.of("target", "screenshots");
    public static final int WIDE = 1280;
    static final int NARROW = 320;

    private static final boolean ALL_PICTURES = Boolean.getBoolean("dealdesk.pictures");

    private final Chromium chromium = new Chromium();
    private final Map<String, List<Cookie>> signedIn = new HashMap<>();
    private final Product product;

    public Browsing(Product product) {
        this.product = product;
    }

    /** What one person does in a browser of their own; whatever the browser complains of fails the test. */
    void as(String person, Consumer<Page> deeds) {
        try (BrowserContext context = context(WIDE, ColorScheme.LIGHT)) {
            List<String> complaints = new ArrayList<>();
            deeds.accept(signIn(context, person, complaints));
            if (!complaints.isEmpty()) {
                throw new AssertionError(person + ": " + complaints);
            }
        }
    }

    /**
     * The same page narrow and wide, in both lights: what the browser complains of, and everything that keeps a person from reading it,
     * with a picture of it. {@code -Ddealdesk.pictures=true} takes pictures of pages without a fault, too.
     *
     * @param person who looks, or null for a person who has not signed in
     */
    public List<String> inspect(String name, String person, Consumer<Page> way) {
        List<String> found = new ArrayList<>();
        for (int width : new int[] {NARROW, WIDE}) {
            try (BrowserContext context = context(width, ColorScheme.LIGHT)) {
                Page page = person == null ? open(context, found) : enter(context, person, found);
                way.accept(page);
                page.waitForLoadState();
                found.addAll(pictured(page, name + "-light-" + width, violations(name + "-light-" + width, page)));
                // Of all that axe looks at, only colours depend on the light.
                page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
                String dark = name + "-dark-" + width;
                found.addAll(
                        pictured(page, dark, broken(dark, new AxeBuilder(page).withRules(List.of("color-contrast")))));
            }
        }
        return found;
    }

    private static List<String> pictured(Page page, String name, List<String> found) {
        if (ALL_PICTURES || !found.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
        }
        return found;
    }

    /** Signed in, in the session of an earlier look where that has not ended. */
    private Page enter(BrowserContext context, String person, List<String> complaints) {
        List<Cookie> known = signedIn.getOrDefault(person, List.of());
        context.addCookies(known);
        if (!known.isEmpty()) {
            Page page = open(context, complaints);
            page.navigate(address("/"));
            if (!page.url().contains("/sign-in")) {
                return page;
            }
            page.close();
        }
        Page page = signIn(context, person, complaints);
        signedIn.put(person, context.cookies());
        return page;
    }

    public BrowserContext context(int width, ColorScheme scheme) {
        return chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, 900)
                        .setTimezoneId("Europe/Berlin")
                        // A colour on its way from one light to the other is neither.
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(scheme));
    }

    BrowserContext withoutScript(ColorScheme scheme) {
        return chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(WIDE, 800)
                        .setJavaScriptEnabled(false)
                        .setColorScheme(scheme));
    }

    public Page signIn(BrowserContext context, String person, List<String> complaints) {
        Page page = open(context, complaints);
        page.navigate(address("/sign-in"));
        page.getByLabel("Username").fill(person);
        page.getByLabel("Password").fill("demo");
        button(page, "Sign in").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    /** A page of a person who has not signed in, with what the browser complains of. */
    public Page open(BrowserContext context, List<String> complaints) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // That a page is answered with a refusal is what some of these journeys are about.
            boolean refused = message.text().matches("(?s).*status of 4(03|04|09|13|22).*");
            if (!refused && List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    public String address(String path) {
        return "http://127.0.0.1:" + product.port() + path;
    }

    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** Types into the form of a deal; what a field is called is its JSON pointer. */
    public static void fill(Page page, Map<String, String> typed) {
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
    public static void upload(Page page, String csv) {
        page.getByLabel("File")
                .setInputFiles(new FilePayload("deals.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        button(page, "Preview").click();
        page.waitForLoadState();
    }

    /** What keeps a person from reading the page: each rule that it breaks and where, and whether it is wider than the window. */
    public static List<String> violations(String where, Page page) {
        List<String> found = broken(
                where,
                new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")));
        Object beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) beyond).intValue() > 0) {
            found.add(where + ": wider than the window by " + beyond);
        }
        return found;
    }

    private static List<String> broken(String where, AxeBuilder axe) {
        List<String> found = new ArrayList<>();
        // Pages hold no frames, for which the other mode opens a second page each time.
        axe.setLegacyMode(true).analyze().getViolations().forEach(rule -> rule.getNodes()
                .forEach(node -> found.add(
                        "%s: %s %s %s".formatted(where, rule.getId(), node.getTarget(), node.getFailureSummary()))));
        return found;
    }

    @Override
    public void close() {
        chromium.close();
    }
}

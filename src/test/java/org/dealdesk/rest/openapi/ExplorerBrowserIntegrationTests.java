package org.dealdesk.rest.openapi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Chromium;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** The explorer of the API in a real browser: its own headers and the proof of origin let it do what it is for. */
class ExplorerBrowserIntegrationTests {

    private final Product product = Product.on(Database.H2);

    @Test
    void triesCallsOutAsSomebody() {
        List<String> complaints = new ArrayList<>();
        try (Chromium chromium = new Chromium();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.navigate("http://127.0.0.1:" + product.port() + "/swagger-ui/index.html");
            page.locator("button.authorize").first().click();
            Locator dialog = page.locator(".dialog-ux");
            Locator basic =
                    dialog.locator("form").filter(new Locator.FilterOptions().setHasText("basic (http, Basic)"));
            basic.locator("input").first().fill("rep");
            basic.locator("input[type=password]").fill("demo");
            basic.locator("button.authorize").click();
            dialog.locator("button.btn-done").first().click();

            Locator call = page.locator(".opblock-get")
                    .filter(new Locator.FilterOptions().setHas(page.locator("[data-path='/api/v1/me']")));
            call.locator(".opblock-summary-control").click();
            call.locator("button.execute").click();
            assertThat(call.locator(".live-responses-table .response-col_status"))
                    .containsText(new String[] {"200"});

            Object changed = page.evaluate("""
                    deal => fetch('/api/v1/deals', {method: 'POST', body: deal,
                        headers: {'Authorization': 'Basic ' + btoa('rep:demo'), 'Content-Type': 'application/json'}})
                        .then(answer => answer.status)
                    """, Sales.clear().toString());
            assertThat(changed).isEqualTo(201);
        }
        assertThat(complaints).isEmpty();
    }
}

package org.dealdesk.desk.dealform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dealdesk.desk.Browsing;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a rep does from pages, in a real browser: writing, submitting, revising, importing, and how it looks. */
class NewDealBrowserIntegrationTests {

    private static final String HOSTILE = "<script>alert(1)</script>\"'&{{7*7}} \u05D0\u05D1 right to left";

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
    void submitsADealThatAllFunctionsApproveAndThatAccrues() {
        String number;
        try (BrowserContext context = browsing.context(1280, ColorScheme.LIGHT)) {
            Page page = browsing.signIn(context, "rep", new ArrayList<>());
            page.navigate(browsing.address("/deals/new"));
            Browsing.fill(page, DealSheet.hours(Sales.newCustomer(), "200", "240"));
            page.getByLabel("Termination for convenience").check();
            page.getByLabel("Uncapped liability").check();
            assertThat(page.locator("#said")).containsText("Deal Committee, Finance, Legal, Sales Ops");
            assertThat(page.locator("#assessment")).containsText("960.00");
            Browsing.button(page, "Submit").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Submitted.");
            number = page.locator(".crumbs").innerText().substring(0, 8);
        }
        for (String person : List.of("salesops", "finance", "legal", "committee")) {
            try (BrowserContext context = browsing.context(1280, ColorScheme.LIGHT)) {
                Page page = browsing.signIn(context, person, new ArrayList<>());
                page.navigate(browsing.address("/deals/" + number));
                Browsing.button(page, "Approve…").click();
                Browsing.button(page, "Approve").click();
                assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approval recorded");
            }
        }
        try (BrowserContext context = browsing.context(1280, ColorScheme.LIGHT)) {
            Page page = browsing.signIn(context, "rep", new ArrayList<>());
            page.locator("a[href='/deals/" + number + "']").click();
            assertThat(page.locator("main")).containsText("Commission accrued");
            assertThat(page.locator("main")).containsText("960.00");
            page.getByText("Mark as won…").click();
            Browsing.button(page, "Mark as won").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Won.");
        }
        Invariants.mustHold(product);
    }

    @Test
    void appliesARemedyToABlockedDealUntilItIsClear() {
        try (BrowserContext context = browsing.context(1280, ColorScheme.LIGHT)) {
            Page page = browsing.signIn(context, "rep", new ArrayList<>());
            page.navigate(browsing.address("/deals/new"));
            Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "60", "40");
            typed.remove("/lines/0/validityMonths");
            Browsing.fill(page, typed);
            assertThat(page.locator("[name='/lines/0/validityMonths']")).hasValue("12");
            page.locator("[name='/lines/0/noExpiry']").check();
            assertThat(page.locator("[name='/lines/0/validityMonths']")).hasValue("");
            assertThat(page.locator("#said")).containsText("blocked");
            for (int most = 0; most < 8 && page.locator(".offers button").count() > 0; most++) {
                page.waitForResponse(
                        "**/deals/new",
                        () -> page.locator(".offers button").first().click());
                assertThat(page.locator(".htmx-request")).hasCount(0);
                assertThat(page.locator("[role=alert]").first()).containsText("Change applied");
            }
            assertThat(page.locator("#said")).containsText("no approval needed");
            Browsing.button(page, "Submit").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("approved automatically");
        }
    }

    @Test
    void revisesWhatWasSentBackSoThatAnApprovalCarriesOver() {
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.smallForThree()));
        sales.decide("salesops", number + ".1.SALES_OPS", "APPROVE", 1).expect(200);
        sales.decide("legal", number + ".1.LEGAL", "REQUEST_CHANGES", 1).expect(200);
        try (BrowserContext context = browsing.context(1280, ColorScheme.LIGHT)) {
            Page page = browsing.signIn(context, "rep", new ArrayList<>());
            page.navigate(browsing.address("/deals/" + number));
            page.getByText("Revise and resubmit").click();
            assertThat(page.locator("[name='/lines/0/unitPrice']")).hasValue("240");
            page.locator("[name='/lines/0/unitPrice']").fill("245");
            Browsing.button(page, "Submit").click();
            assertThat(page.locator("main")).containsText("The Sales Ops approval carries over to revision 2");
            page.getByText("Recall…").click();
            Browsing.button(page, "Recall").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Recalled");
        }
        assertThat(Sales.status(sales.read(number))).isEqualTo("WITHDRAWN");
    }

    @Test
    void goesOnAfterASessionThatEndedWhileTyping() {
        try (BrowserContext context = browsing.context(1280, ColorScheme.LIGHT)) {
            Page page = browsing.signIn(context, "rep", new ArrayList<>());
            page.navigate(browsing.address("/deals/new"));
            Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "20", "240");
            Browsing.fill(page, typed);
            assertThat(page.locator("#said")).containsText("Approvals needed:");
            context.clearCookies();
            page.locator("[name='/name']").fill("Typed after the end");
            assertThat(page.getByText("session expired")).isVisible();
            Browsing.button(page, "Add a line").click();
            assertThat(page.getByText("restore what you typed")).isVisible();
            page.getByLabel("Username").fill("rep");
            page.getByLabel("Password").fill("demo");
            Browsing.button(page, "Sign in").click();
            assertThat(page.locator("[name='/name']")).hasValue("Typed after the end");
            Browsing.button(page, "Save draft").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved.");
        }
    }

    @Test
    void showsHostileTextAsText() {
        String longName = (HOSTILE + "x".repeat(200)).substring(0, 200);
        try (BrowserContext context = browsing.context(320, ColorScheme.LIGHT)) {
            List<String> alerts = new ArrayList<>();
            Page page = browsing.signIn(context, "rep", new ArrayList<>());
            page.onDialog(dialog -> {
                alerts.add(dialog.message());
                dialog.dismiss();
            });
            page.navigate(browsing.address("/deals/new"));
            Map<String, String> typed = DealSheet.hours(Sales.newCustomer(), "20", "240");
            typed.put("/name", longName);
            typed.put("/customer/name", longName);
            typed.put("/externalRef", HOSTILE.substring(0, 30));
            typed.put("/justification", HOSTILE.repeat(20));
            Browsing.fill(page, typed);
            page.getByText("Attachments and links").click();
            page.locator("[name='/links/0/title']").fill(longName);
            page.locator("[name='/links/0/url']").fill("https://example.org/" + "x".repeat(180));
            Browsing.button(page, "Recalculate").click();
            assertThat(page.locator("#said")).containsText("Approvals needed:");
            assertThat(page.locator("[name='/name']")).hasValue(longName);
            assertThat(Browsing.violations("hostile-form", page)).isEmpty();
            Browsing.button(page, "Submit").click();
            assertThat(page.locator("h1")).containsText("<script>alert(1)</script>");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Browsing.PICTURES.resolve("new-deal-hostile-320.png")));
            assertThat(Browsing.violations("hostile-deal", page)).isEmpty();
            assertThat(alerts).isEmpty();
        }
    }

    @Test
    void takesAFileIn() {
        try (BrowserContext context = browsing.context(1280, ColorScheme.LIGHT)) {
            Page page = browsing.signIn(context, "rep2", new ArrayList<>());
            page.navigate(browsing.address("/deals/import"));
            Browsing.upload(page, csv(Sales.newCustomer()));
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 ready · 1 with errors");
            Browsing.button(page, "Save 1 draft").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 imported");
            page.navigate(browsing.address("/deals/import"));
            Browsing.upload(page, many(Sales.newCustomer(), 210));
            Browsing.button(page, "Save 210 drafts").click();
            assertThat(page.locator("main")).containsText("Deals 201 to 210 of 210: 10 imported");
            assertThat(page.locator("main")).containsText("Deals 101 to 200 of 210: 100 imported");
            assertThat(page.locator("#continue")).hasCount(0);
            page.navigate(browsing.address("/deals/import"));
            Browsing.upload(page, "x".repeat(1_300_000));
            assertThat(page.locator("main")).containsText("The upload is too large");
        }
    }

    @Test
    void canBeReadByEverybodyInEveryWidthAndLight() {
        String offered = offered();
        String draft = Sales.number(new Sales(product).draft(Sales.clear()).json());
        Map<String, Consumer<Page>> pages = new LinkedHashMap<>();
        pages.put("new-deal", page -> page.navigate(browsing.address("/deals/new")));
        pages.put("new-deal-faults", page -> {
            page.navigate(browsing.address("/deals/new"));
            Browsing.button(page, "Submit").click();
            page.waitForLoadState();
        });
        pages.put("new-deal-blocked", NewDealBrowserIntegrationTests::blocked);
        pages.put("my-deals", page -> page.navigate(browsing.address("/deals?whose=mine")));
        pages.put("deal-owner", page -> page.navigate(browsing.address("/deals/" + offered)));
        pages.put(
                "counter-offer",
                page -> page.navigate(
                        browsing.address("/deals/" + offered + "/owner/accept/" + offered + ".1.SALES_OPS")));
        pages.put("owner-lose", page -> page.navigate(browsing.address("/deals/" + offered + "/owner/lose")));
        pages.put("owner-delete", page -> page.navigate(browsing.address("/deals/" + draft + "/owner/delete")));
        pages.put("import", page -> page.navigate(browsing.address("/deals/import")));
        pages.put("import-looked", page -> {
            page.navigate(browsing.address("/deals/import"));
            Browsing.upload(page, csv("C-LOOKED"));
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("ready");
        });
        List<String> found = new ArrayList<>();
        pages.forEach((name, way) -> found.addAll(browsing.inspect(name, "rep", way)));
        assertThat(found).isEmpty();
    }

    private static void blocked(Page page) {
        page.navigate(browsing.address("/deals/new"));
        Map<String, String> typed = DealSheet.hours("C-BLOCKED", "200", "");
        typed.put("/lines/0/discount", "30");
        typed.remove("/lines/0/validityMonths");
        Browsing.fill(page, typed);
        page.locator("[name='/lines/0/noExpiry']").check();
        Browsing.button(page, "Add a line").click();
        assertThat(page.locator("[name='/lines/1/sku']")).isFocused();
        page.locator("[name='/lines/1/sku']").selectOption("PS-JUMPSTART");
        page.locator("[name='/lines/1/quantity']").fill("1");
        page.locator("[name='/lines/1/effort/CONSULTANT']").fill("60");
        Browsing.button(page, "Submit").click();
        assertThat(page.locator("[role=alert]").first()).containsText("The policy blocks this deal");
    }

    /** A deal of the rep's with a counter-offer on it. */
    private static String offered() {
        Sales sales = new Sales(product);
        ObjectNode deal = Sales.forSalesOps();
        deal.put("name", "Support for the launch");
        ((ObjectNode) deal.get("customer")).put("name", "Litware");
        String number = Sales.number(sales.submit(deal));
        ObjectNode offer = deal.deepCopy();
        ((ObjectNode) offer.at("/lines/0")).put("unitPrice", "262.5");
        offer.putArray("terms").add("CUSTOM_SLA");
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("outcome", "REQUEST_CHANGES").put("revision", 1).put("comment", "At this price we are in");
        decision.set("proposal", offer);
        product.as("salesops")
                .post("/tasks/" + number + ".1.SALES_OPS/decision", decision)
                .expect(200);
        return number;
    }

    private static String many(String customer, int deals) {
        return csv(customer).lines().findFirst().orElseThrow() + "\n"
                + IntStream.rangeClosed(1, deals)
                        .mapToObj(deal -> deal
                                + csv(customer + "-" + deal)
                                        .lines()
                                        .toList()
                                        .get(1)
                                        .substring(1))
                        .collect(Collectors.joining("\n"));
    }

    private static String csv(String customer) {
        return """
                deal,externalRef,customer,currency,startDate,sku,quantity,unitPrice,validityMonths
                1,REF-%1$s,%1$s,USD,2027-01-15,PS-CONSULT-HR,20,275,12
                2,,%1$s,USD,someday,PS-CONSULT-HR,-1,275,12
                """.formatted(customer);
    }
}

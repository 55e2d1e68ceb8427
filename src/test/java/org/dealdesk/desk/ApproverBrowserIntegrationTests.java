package org.dealdesk.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.desk.Browsing.button;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What approvers do all day, and on the days when something comes between, in a real browser. */
class ApproverBrowserIntegrationTests {

    private static final String HOSTILE = "<script>document.title='owned'</script> \u05D0\u05D1 right to left ";

    private static Product product;
    private static Browsing browsing;
    private static Sales sales;

    @BeforeAll
    static void start() {
        product = Product.fresh(Database.H2);
        browsing = new Browsing(product);
        sales = new Sales(product);
    }

    @AfterAll
    static void stop() {
        browsing.close();
        product.close();
    }

    @Test
    void seesWhatHasChangedSinceTheChangesWereRequested() {
        String number = revised();
        browsing.as("salesops", page -> {
            open(page, number);
            assertThat(page.locator(".comparison")).containsText("Changes since revision 1");
            assertThat(page.locator(".comparison")).containsText("+2,000.00");
            page.getByText("Approval flow").click();
            assertThat(page.locator("[data-drawn=yes] .diagram svg")).isVisible();
            assertThat(page.locator(".diagram .is-now:not(.bpmn-label)")).hasCount(1);
            button(page, "Approve…").click();
            button(page, "Approve").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approval recorded");
        });
        Invariants.mustHold(product);
    }

    @Test
    void decidesInThePlaceOfSomebodyWhoIsAway() {
        new Staff(product).hire("on-leave", "FINANCE");
        new Staff(product).hire("stand-in", "LEGAL");
        String number = Sales.number(sales.submit(Sales.forThree()));
        sales.decide("salesops", number + ".1.SALES_OPS", "APPROVE", 1).expect(200);
        browsing.as("on-leave", page -> {
            page.getByText("Delegations").click();
            page.getByLabel("Delegate").selectOption("stand-in");
            page.getByLabel("Last day").fill(sales.today().plusDays(3).toString());
            button(page, "Delegate").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Delegation saved");
        });
        browsing.as("stand-in", page -> {
            open(page, number);
            Locator finance = page.locator("form.decide[id$=FINANCE]");
            finance.getByPlaceholder("Comment").fill("In good hands");
            finance.locator("button[value=APPROVE]").click();
            button(page, "Approve").click();
            assertThat(page.locator(".history"))
                    .containsText("Person stand-in approved for Finance for Person on-leave");
        });
        Invariants.mustHold(product);
    }

    @Test
    void tellsTheSecondOfTwoWhoDecideAtOnceWhoWasFirst() {
        String number = Sales.number(sales.submit(Sales.forSalesOps()));
        try (BrowserContext one = browsing.context(1280, ColorScheme.LIGHT);
                BrowserContext two = browsing.context(1280, ColorScheme.LIGHT)) {
            Page first = browsing.signIn(one, "salesops", new ArrayList<>());
            Page second = browsing.signIn(two, "salesops2", new ArrayList<>());
            for (Page page : List.of(first, second)) {
                open(page, number);
                page.getByPlaceholder("Comment").fill("Reasons of " + (page == first ? "the first" : "the second"));
            }
            button(first, "Approve…").click();
            button(second, "Reject…").click();
            button(first, "Approve").dblclick();
            assertThat(first.getByRole(AriaRole.STATUS)).containsText("Approval recorded");
            button(second, "Reject").click();
            assertThat(second.getByRole(AriaRole.HEADING).first()).hasText("This request was already handled");
            assertThat(second.locator(".route")).containsText("Sasha Salesops, ");
            assertThat(second.locator(".route time")).isVisible();
            assertThat(second.getByLabel("Your unsaved text")).hasValue("Reasons of the second");
        }
        assertThat(sales.history(number)).containsOnlyOnce("REVIEW_DECIDED");
        Invariants.mustHold(product);
    }

    @Test
    void doesNotDecideOnADealThatHasChangedMeanwhile() {
        ObjectNode deal = Sales.forThree();
        String number = Sales.number(sales.submit(deal));
        browsing.as("salesops", page -> {
            open(page, number);
            sales.act(number, "recall");
            ((ObjectNode) deal.get("lines").get(0)).put("unitPrice", "239");
            sales.revise(number, deal);
            sales.act(number, "submit");
            page.getByPlaceholder("Comment").fill("About the first revision");
            button(page, "Approve…").click();
            assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("This request was already handled");
            page.getByText("Open deal").click();
            assertThat(page.locator(".comparison")).containsText("240 → 239");
        });
        assertThat(sales.history(number)).doesNotContain("REVIEW_DECIDED");
    }

    @Test
    void makesACounterOfferWithTheKeyboardAlone() {
        String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        browsing.as("salesops2", page -> {
            open(page, number);
            page.keyboard().press("c");
            page.keyboard().type("A little more");
            Locator offer = page.locator(".more summary").last();
            for (int tabs = 0; tabs < 60 && !focused(offer); tabs++) {
                page.keyboard().press("Shift+Tab");
            }
            page.keyboard().press("Enter");
            Locator price = page.locator("input[name='line.1.unitPrice']");
            for (int tabs = 0; tabs < 20 && !focused(price); tabs++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Control+A");
            page.keyboard().type("262.5");
            Locator request = button(page, "Request changes…");
            for (int tabs = 0; tabs < 60 && !focused(request); tabs++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            assertThat(page.locator(".changes")).containsText("240 → 262.5");
            page.getByLabel("Reason (required)").focus();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Request for changes recorded");
        });
        assertThat(sales.read(number)
                        .at("/reviews/0/proposal/lines/0/unitPrice")
                        .textValue())
                .isEqualTo("262.5");
    }

    @Test
    void findsTheFormFilledInAfterTheSessionHasEnded() {
        String number = Sales.number(sales.submit(Sales.forSalesOps()));
        browsing.as("salesops", page -> {
            open(page, number);
            page.getByPlaceholder("Comment").fill("Half an hour of work");
            page.locator(".more summary").first().click();
            page.getByLabel("Measure").first().selectOption("TCV");
            page.getByLabel("Value").first().fill("60000");
            page.context().clearCookies();
            button(page, "Approve…").click();
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Your session expired");
            page.getByLabel("Username").fill("salesops");
            page.getByLabel("Password").fill("demo");
            button(page, "Sign in").click();
            assertThat(page.getByPlaceholder("Comment")).hasValue("Half an hour of work");
            assertThat(page.getByLabel("Value").first()).hasValue("60000");
            button(page, "Approve…").click();
            assertThat(page.locator("main")).containsText("TCV (total contract value): at most 60,000 USD");
        });
    }

    @Test
    void canBeReadByEverybodyWhateverPeopleWrite() {
        Staff staff = new Staff(product);
        staff.hire("hostile-name", "SALES_OPS");
        staff.change("hostile-name", person -> person.put("name", (HOSTILE + "x".repeat(200)).substring(0, 200)));
        staff.change("salesops", person -> person.putArray("leadOf").add("SALES_OPS"));
        String number = revised();
        product.as("rep")
                .post("/deals/" + number + "/comments", "{\"text\": \"" + HOSTILE + "x".repeat(300) + "\"}")
                .expect(201);
        product.as("hostile-name")
                .post("/tasks/" + number + ".2.SALES_OPS/claim", null)
                .expect(200);
        String late = Sales.number(sales.submit(Sales.forSalesOps()));
        List<String> found = new ArrayList<>();
        found.addAll(browsing.inspect("approver-deal", "salesops", page -> {
            open(page, number);
            page.locator("details summary").all().forEach(Locator::click);
            assertThat(page.locator("[data-drawn=yes] .diagram svg")).isVisible();
            assertThat(page.title()).doesNotContain("owned");
        }));
        found.addAll(browsing.inspect("approver-faults", "salesops", page -> {
            open(page, late);
            page.locator(".more summary").all().forEach(Locator::click);
            page.getByLabel("Measure").first().selectOption("TCV");
            page.getByLabel("Value").first().fill(HOSTILE);
            page.locator("input[name='line.1.unitPrice']").fill(HOSTILE);
            button(page, "Approve…").click();
        }));
        found.addAll(browsing.inspect("approver-offer", "salesops", page -> {
            open(page, late);
            page.locator(".more summary").last().click();
            page.locator("input[name='line.1.unitPrice']").fill("262.5");
            page.getByPlaceholder("Comment").fill(HOSTILE);
            button(page, "Request changes…").click();
        }));
        found.addAll(browsing.inspect("admin-deal", "admin", page -> open(page, number)));
        found.addAll(browsing.inspect("delegations", "hostile-name", page -> {
            page.navigate(browsing.address("/delegations"));
            button(page, "Delegate").click();
        }));
        found.addAll(browsing.inspect(
                "notifications",
                "admin",
                page -> page.navigate(browsing.address("/notifications?person=hostile-name"))));
        assertThat(found).isEmpty();
    }

    @Test
    void canBeReadByEverybodyWhereSomethingCameBetween() {
        List<String> found = new ArrayList<>();
        found.addAll(browsing.inspect("moved-on", "salesops", page -> {
            String number = Sales.number(sales.submit(Sales.forSalesOps()));
            open(page, number);
            page.getByPlaceholder("Comment").fill("Too late");
            sales.decide("salesops2", number + ".1.SALES_OPS", "APPROVE", 1).expect(200);
            button(page, "Approve…").click();
        }));
        found.addAll(browsing.inspect("signed-out", "salesops", page -> {
            open(page, Sales.number(sales.submit(Sales.forSalesOps())));
            page.context().clearCookies();
            button(page, "Approve…").click();
        }));
        found.addAll(browsing.inspect("bulk-done", "salesops", page -> {
            String number = Sales.number(sales.submit(Sales.forSalesOps()));
            page.navigate(browsing.address("/inbox?sort=opened"));
            page.locator("input[name=marked]").first().check();
            page.locator("input[value^='" + number + "']").check();
            button(page, "Approve…").click();
            sales.decide("salesops2", number + ".1.SALES_OPS", "APPROVE", 1).expect(200);
            button(page, "Approve").click();
            assertThat(page.locator(".results")).containsText("Refused");
        }));
        found.addAll(browsing.inspect(
                "problem", "finance", page -> page.navigate(browsing.address("/notifications?person=rep"))));
        assertThat(found).isEmpty();
    }

    /** A deal that was sent back, and has come again at a higher price. */
    private static String revised() {
        ObjectNode deal = Sales.forThree();
        String number = Sales.number(sales.submit(deal));
        sales.decide("salesops2", number + ".1.SALES_OPS", "REQUEST_CHANGES", 1).expect(200);
        ((ObjectNode) deal.get("lines").get(0)).put("unitPrice", "250");
        deal.putArray("terms").add("CUSTOM_SLA");
        deal.put("justification", HOSTILE);
        sales.revise(number, deal);
        sales.act(number, "submit");
        return number;
    }

    private static boolean focused(Locator element) {
        return (Boolean) element.evaluate("element => element === document.activeElement");
    }

    private static void open(Page page, String number) {
        page.navigate(browsing.address("/deals/" + number));
    }
}

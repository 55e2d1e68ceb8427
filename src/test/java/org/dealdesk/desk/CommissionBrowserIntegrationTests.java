package org.dealdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Books;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page of commissions can be read by all people, in a real browser. */
class CommissionBrowserIntegrationTests {

    private static final String HOSTILE = "<script>document.title='owned'</script> \u05D0\u05D1 right to left "
            + "averylongwordwithoutanyspaceinit".repeat(4);

    private static Product product;
    private static Browsing browsing;
    private static String deal;
    private static String month;
    private static String payout;

    @BeforeAll
    static void start() {
        product = Product.fresh(Database.H2);
        browsing = new Browsing(product);
        Sales sales = new Sales(product);
        Books books = new Books(product);
        deal = Sales.number(sales.submit(Sales.clear()));
        sales.close("rep", deal, "WON", sales.today()).expect(200);
        books.adjusted("rep", "40");
        month = books.closeThisMonth();
        product.as("rep")
                .post(
                        "/commissions/statements/rep/" + month + "/disputes",
                        Books.json().put("text", HOSTILE))
                .expect(201);
        payout = books.paid(month);
    }

    @AfterAll
    static void stop() {
        browsing.close();
        product.close();
    }

    @Test
    void canBeReadByEverybody() {
        List<String> found = new ArrayList<>();
        found.addAll(browsing.inspect("commission", "rep", page -> page.navigate(browsing.address("/commission"))));
        found.addAll(browsing.inspect("commission-statement", "rep", page -> {
            page.navigate(browsing.address("/commission/rep/" + month));
            assertThat(page.title()).doesNotContain("owned");
            page.locator("details summary").all().forEach(Locator::click);
            Browsing.button(page, "Send dispute").click();
        }));
        found.addAll(browsing.inspect(
                "commission-deal", "rep", page -> page.navigate(browsing.address("/deals/" + deal + "/commission"))));
        for (String place : List.of("", "/confirmations", "/holds", "/payouts?status=PAID")) {
            found.addAll(browsing.inspect(
                    "commissions" + place.replaceAll("\\W", "-"),
                    "finance",
                    page -> page.navigate(browsing.address("/commissions" + place))));
        }
        found.addAll(browsing.inspect("commissions-adjustments", "finance", page -> {
            page.navigate(browsing.address("/commissions/adjustments?status=APPROVED"));
            page.getByLabel("Reason").fill(HOSTILE);
            Browsing.button(page, "Propose adjustment").click();
        }));
        found.addAll(browsing.inspect("commissions-disputes", "finance", page -> {
            page.navigate(browsing.address("/commissions/disputes"));
            page.locator("details summary").first().click();
            page.getByLabel("ID of an approved").fill(HOSTILE.substring(0, 30));
            Browsing.button(page, "Send answer").click();
        }));
        found.addAll(browsing.inspect(
                "commissions-payout",
                "finance",
                page -> page.navigate(browsing.address("/commissions/payouts/" + payout))));
        assertThat(found).isEmpty();
    }
}

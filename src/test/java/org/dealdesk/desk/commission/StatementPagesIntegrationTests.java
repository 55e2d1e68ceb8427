package org.dealdesk.desk.commission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Books;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People read their commission, acknowledge statements and dispute them on pages; no script anywhere. */
class StatementPagesIntegrationTests {

    private static Product product;
    private static Books books;
    private static String deal;
    private static String month;

    @BeforeAll
    static void closeAMonth() {
        product = Product.fresh(Database.H2);
        books = new Books(product);
        Sales sales = new Sales(product);
        deal = Sales.number(sales.submit(Sales.clear()));
        sales.close("rep", deal, "WON", sales.today()).expect(200);
        books.adjusted("rep", "40");
        month = books.closeThisMonth();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void showsWhatIsAccruedEarnedAndNextPaid() {
        Desk rep = Desk.of(product, "rep");
        Page page = rep.get("/commission").expect(200);
        assertThat(page.text())
                .contains("My commission")
                .contains("Earned, not paid 370.00 USD", "Next payout (estimate) 370.00 USD", "Paid 0.00 USD");
        assertThat(page.html()).contains("/commission/rep/" + month + "\"");
        String hold = books.hold("rep");
        assertThat(rep.get("/commission").text()).contains("Next payout (estimate) 0.00 USD", "on hold: 370.00 USD");
        product.as("finance").delete("/commissions/holds/" + hold).expect(204);

        new Staff(product).hire("desk-beginner", "SALES_REP");
        assertThat(Desk.of(product, "desk-beginner")
                        .get("/commission")
                        .expect(200)
                        .text())
                .contains("No commission yet", "Accrued 0.00 USD");
        assertThat(Desk.of(product, "legal").get("/inbox").html()).doesNotContain("href=\"/commission\"");
        assertThat(rep.get("/deals?whose=mine").html()).contains("href=\"/commission\"");
    }

    @Test
    void derivesEveryAmountOfAStatement() {
        Page page = Desk.of(product, "rep").get(statement()).expect(200);
        assertThat(page.text())
                .contains(deal + " Test customer")
                .contains("Accrued on approval revision 1, policy 2026.1 Accrued Standard rate 2 %")
                .contains("16,500.00 16,500.00 – 330.00")
                .contains("Earned on the win", "\u2212330.00", "as agreed")
                .contains("Final This statement is final and never changes.", "SHA-256 of the statement")
                .contains("Earned 0.00 370.00 370.00 USD");
        Page csv = Desk.of(product, "rep").get(statement() + "/csv").expect(200);
        assertThat(csv.header("Content-Disposition")).contains("statement-" + month + ".csv");
        assertThat(csv.html()).startsWith("line,on,type,account,deal,").contains(",standard,16500.00,");
        assertThat(Desk.of(product, "finance").get(statement()).expect(200).text())
                .contains("Commission statement")
                .doesNotContain("Dispute this statement");
    }

    @Test
    void acknowledgesAndDisputesAStatement() {
        Desk rep = Desk.of(product, "rep");
        Page page = rep.get(statement());
        Page acknowledged = rep.submit(page, statement() + "/acknowledge", Map.of());
        assertThat(acknowledged.expect(200).text()).contains("Statement acknowledged.");
        assertThat(acknowledged.offers(statement() + "/acknowledge")).isFalse();

        Page again = rep.submit(acknowledged, statement() + "/disputes", Map.of("entry", "none", "text", ""));
        assertThat(again.expect(422).text())
                .contains("Please fix 2 problems", "What is wrong: is required", "About: must be the id of an entry");
        Page disputed =
                rep.submit(again, statement() + "/disputes", Map.of("entry", "", "text", "My <b>share</b> is wrong"));
        assertThat(disputed.expect(200).text()).contains("Dispute sent to finance.", "My <b>share</b> is wrong");
        assertThat(rep.submit(disputed, statement() + "/disputes", Map.of("text", "My <b>share</b> is wrong"))
                        .expect(200)
                        .text()
                        .split("is wrong", -1))
                .hasSizeGreaterThan(2);
    }

    @Test
    void refusesStatementsOfOthersAndMonthsThatDoNotExist() {
        Desk other = Desk.of(product, "rep2");
        assertThat(other.get(statement()).expect(403).text()).contains("People see their own commission");
        other.get(statement() + "/csv").expect(403);
        other.get(statement() + "/pdf").expect(403);
        Page pdf = Desk.of(product, "rep").get(statement() + "/pdf").expect(200);
        assertThat(pdf.header("Content-Disposition")).contains("statement-" + month + ".pdf");
        assertThat(pdf.html()).startsWith("%PDF-");
        Page own = Desk.of(product, "rep").get(statement());
        Map<String, String> stolen = other.get("/profile").hidden("/sign-out");
        assertThat(own.offers(statement() + "/disputes")).isTrue();
        other.post(statement() + "/acknowledge", stolen).expect(403);
        other.post(statement() + "/disputes", stolen).expect(403);
        for (String wrong : List.of("2026-13", "1926-01", "soon", "2099-01")) {
            Desk.of(product, "rep").get("/commission/rep/" + wrong).expect(404);
        }
        Desk finance = Desk.of(product, "finance");
        finance.post(statement() + "/disputes", finance.get("/profile").hidden("/sign-out"))
                .expect(403);
        assertThat(new Desk(product).get("/commission").text()).contains("Sign in");
    }

    @Test
    void showsTheCommissionOfADealByPersonAndPlan() {
        String page = "/deals/" + deal + "/commission";
        Desk rep = Desk.of(product, "rep");
        assertThat(rep.get("/deals/" + deal).expect(200).html()).contains("href=\"" + page + "\"");
        for (Desk reader : List.of(rep, Desk.of(product, "finance"))) {
            assertThat(reader.get(page).expect(200).text())
                    .contains("Robin Rep Standard Accrued 330.00 USD Earned 330.00 USD Standing 330.00 USD")
                    .contains("Accrued on approval Accrued 330.00", "Earned on the win Accrued \u2212330.00");
        }
        assertThat(Desk.of(product, "rep2").get(page).expect(200).text())
                .contains("You have no commission on this deal")
                .doesNotContain("330.00");
    }

    private static String statement() {
        return "/commission/rep/" + month;
    }
}

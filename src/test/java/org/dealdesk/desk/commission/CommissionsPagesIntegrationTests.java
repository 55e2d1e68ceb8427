package org.dealdesk.desk.commission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Books;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finance works through a month on pages; no script anywhere. */
class CommissionsPagesIntegrationTests {

    private static Product product;
    private static Sales sales;

    @BeforeAll
    static void start() {
        product = Product.fresh(Database.H2);
        new Books(product);
        sales = new Sales(product);
    }

    @AfterAll
    static void stop() {
        Invariants.mustHold(product);
        product.close();
    }

    @Test
    void takesAMonthFromAdjustmentsToTheJournal() {
        Desk finance = Desk.of(product, "finance");
        Desk second = Desk.of(product, "finance2");
        String adjustments = "/commissions/adjustments";
        Map<String, String> wish = Map.of("person", "rep", "amount", "40", "reason", "as agreed");
        assertThat(finance.submit(finance.get(adjustments), adjustments, wish)
                        .expect(200)
                        .text())
                .contains("Adjustment proposed.", "Robin Rep", "40.00 USD", "as agreed")
                .contains("Withdraw");
        Page proposed = second.get(adjustments).expect(200);
        assertThat(second.get("/commissions").text()).contains("Adjustments 1 proposed");
        assertThat(second.submit(proposed, action(proposed, "/approve"), Map.of())
                        .expect(200)
                        .text())
                .contains("Adjustment approved and posted.", "None in this status");

        String month = sales.today().toString().substring(0, 7);
        assertThat(finance.get("/commissions").text()).contains("can be closed once it has ended");
        String close = "/commissions/months/" + month + "/close";
        Map<String, String> token = finance.get("/profile").hidden("/sign-out");
        assertThat(finance.post(close, token).expect(409).text())
                .contains(month + " has not ended", "No change was saved", "To the commissions");
        while (sales.today().toString().startsWith(month)) {
            product.clock().advance(Duration.ofDays(5));
        }
        finance = Desk.of(product, "finance");
        assertThat(finance.submit(finance.get("/commissions"), close, Map.of())
                        .expect(200)
                        .text())
                .contains("Month closed.", "Propose payout");
        assertThat(finance.get("/commissions/journal/" + month + "/csv")
                        .expect(200)
                        .html())
                .startsWith("date,paidOn,account")
                .contains(",EXPENSE,40.00,0.00,USD,");
        assertThat(finance.get("/commissions/statement?person=rep&month=" + month)
                        .expect(200)
                        .address())
                .isEqualTo("/commission/rep/" + month);

        disputed(month);
        paid(month);
    }

    private static void disputed(String month) {
        product.as("rep")
                .post(
                        "/commissions/statements/rep/" + month + "/disputes",
                        Books.json().put("text", "Too little"))
                .expect(201);
        Desk finance = Desk.of(product, "finance");
        Page open = finance.get("/commissions/disputes").expect(200);
        assertThat(open.text()).contains("Too little");
        String answer = action(open, "/answer");
        Page again = finance.submit(open, answer, Map.of("outcome", "UPHELD", "text", "", "adjustment", "none"));
        assertThat(again.expect(422).text())
                .contains("Please fix 2 problems", "Answer: is required", "must be the id of an approved adjustment");
        assertThat(again.html()).contains("value=\"none\"");
        assertThat(finance.submit(again, answer, Map.of("outcome", "DECLINED", "text", "As agreed", "adjustment", ""))
                        .expect(200)
                        .text())
                .contains("Answer sent.");
        assertThat(finance.get("/commissions/disputes?status=DECLINED").text()).contains("As agreed");
        assertThat(Desk.of(product, "rep").get("/commission/rep/" + month).text())
                .contains("Declined", "As agreed");
    }

    private static void paid(String month) {
        Desk finance = Desk.of(product, "finance");
        Page proposed = finance.submit(finance.get("/commissions"), "/commissions/payouts", Map.of());
        assertThat(proposed.expect(200).text()).contains("Payout proposed.", "The payout up to");
        Matcher link = Pattern.compile("/commissions/payouts/[0-9a-f-]{36}").matcher(proposed.html());
        assertThat(link.find()).isTrue();
        String batch = link.group();
        Page own = finance.get(batch).expect(200);
        assertThat(finance.submit(own, batch + "/approve", Map.of()).expect(403).text())
                .contains("You proposed it; another person decides on it");
        Desk second = Desk.of(product, "finance2");
        Page approved = second.submit(second.get(batch), batch + "/approve", Map.of());
        assertThat(approved.expect(200).text()).contains("Payout approved.", "Robin Rep", "40.00");
        Page again = second.submit(approved, batch + "/pay", Map.of("date", "2020-01-01", "reference", ""));
        assertThat(again.expect(422).text()).contains("Please fix 2 problems", "Bank reference: is required");
        Map<String, String> payment = Map.of("date", sales.today().toString(), "reference", "SEPA 7");
        assertThat(second.submit(again, batch + "/pay", payment).expect(200).text())
                .contains("Payout recorded as paid.", "SEPA 7");
        assertThat(second.get(batch + "/csv").expect(200).html()).contains("rep,Robin Rep,40.00,USD," + month);
        assertThat(Desk.of(product, "rep").get("/commission").text()).contains("Paid 40.00 USD");
        assertThat(finance.get("/commissions/payouts?status=PAID").text()).contains("SEPA 7");
    }

    @Test
    void placesAndReleasesHolds() {
        Desk finance = Desk.of(product, "finance");
        String holds = "/commissions/holds";
        Page again = finance.submit(finance.get(holds), holds, Map.of("person", "not-there"));
        assertThat(again.expect(422).text())
                .contains("Please fix 2 problems", "Username: is not in the directory", "Reason: is required");
        Page placed = finance.submit(again, holds, Map.of("person", "rep2", "reason", "To be looked at"));
        assertThat(placed.expect(200).text()).contains("Hold placed.", "To be looked at");
        assertThat(finance.submit(placed, action(placed, "/release"), Map.of())
                        .expect(200)
                        .text())
                .contains("Hold released.");
        assertThat(finance.get(holds + "?status=RELEASED").text()).contains("To be looked at");
    }

    @Test
    void isForFinanceToActOnAndForAuditorsToRead() {
        Desk rep = Desk.of(product, "rep");
        Desk auditor = Desk.of(product, "auditor");
        assertThat(rep.get("/").html()).doesNotContain("href=\"/commissions\"");
        assertThat(auditor.get("/").html()).contains("href=\"/commissions\"");
        for (String page : List.of("", "/confirmations", "/adjustments", "/disputes", "/holds", "/payouts")) {
            assertThat(rep.get("/commissions" + page).expect(403).text()).contains("auditors");
            assertThat(auditor.get("/commissions" + page).expect(200).html())
                    .doesNotContain("method=\"post\" action=\"/commissions");
        }
        rep.get("/commissions/journal/2026-11/csv").expect(403);
        for (Desk desk : List.of(rep, auditor)) {
            Map<String, String> token = desk.get("/profile").hidden("/sign-out");
            token.put("upTo", "2026-11");
            for (String form : List.of("/adjustments", "/holds", "/payouts", "/months/2026-11/close")) {
                desk.post("/commissions" + form, token).expect(403);
            }
        }
        Desk finance = Desk.of(product, "finance");
        finance.post("/commissions/holds", Map.of("person", "rep", "reason", "x"))
                .expect(403);
    }

    private static String action(Page page, String act) {
        Matcher action = Pattern.compile("action=\"(/commissions/[a-z]+/[0-9a-f-]{36}" + act + ")\"")
                .matcher(page.html());
        assertThat(action.find()).as(act).isTrue();
        return action.group(1);
    }
}

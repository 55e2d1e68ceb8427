package org.dealdesk.desk.dealpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An appeal at the Desk: marked in the inbox, shown on top of the deal, overridden with a reason only, and marked afterwards. */
class AppealPagesIntegrationTests {

    private static final String REASON = "They renew in spring";

    @ParameterizedTest
    @EnumSource(Database.class)
    void marksAnAppealFromTheInboxToTheOverride(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = appealed(sales, product);
        String plain = Sales.number(sales.submit(Sales.smallForThree()));
        Desk legal = Desk.of(product, "legal");
        assertThat(row(legal.get("/inbox?sort=opened"), number)).contains("Appeal");
        Page deal = legal.get("/deals/" + number).expect(200);
        assertThat(deal.text())
                .contains("Appeal against the rejection of revision 1", "Grounds for appeal", REASON)
                .containsSubsequence("Rejections", "Finance rejected", "Other positions", "Sales Ops approved")
                .doesNotContain("Approved by override");
        assertThat(deal.html().indexOf(REASON)).isLessThan(deal.html().indexOf("class=\"columns\""));
        assertThat(Desk.of(product, "salesops").get("/deals/" + plain).text()).doesNotContain("Grounds for appeal");
        sales.decide("legal", Sales.review(sales.read(number), "LEGAL"), "REJECT")
                .expect(200);

        Desk committee = Desk.of(product, "committee");
        String review = review(number);
        Page words = committee.submit(
                committee.get("/deals/" + number),
                "/deals/%s/reviews/%s/confirm".formatted(number, review),
                Map.of("outcome", "APPROVE"));
        assertThat(words.expect(200).text()).contains("the rejections are overridden", "Reason (required)");
        assertThat(words.html()).contains("required=\"required\"");
        String decision = "/deals/%s/reviews/%s/decision".formatted(number, review);
        Page asked = committee.submit(words, decision, Map.of("comment", " "));
        assertThat(asked.expect(422).text()).contains("Enter a reason");
        Page done = committee
                .submit(asked, decision, Map.of("comment", "Worth the risk"))
                .expect(200);

        assertThat(done.text())
                .contains("Approved by override", "Approved on appeal, over the rejection of revision 1", REASON)
                .containsSubsequence(
                        "Rejections",
                        "Finance rejected",
                        "Legal rejected",
                        "Override",
                        "Deal Committee approved",
                        "Worth the risk");
        assertThat(row(committee.get("/deals?q=" + number), number)).contains("Approved by override");
        assertThat(row(committee.get("/deals?q=" + plain), plain)).doesNotContain("override");
        sales.act(number, "withdraw");
        assertThat(committee.get("/deals/" + number).text()).doesNotContain("Approved by override");
        Invariants.mustHold(product);
    }

    @Test
    void asksWhyWhereOneOfSeveralOverrides() {
        Product product = Product.on(Database.H2);
        Sales sales = new Sales(product);
        String number = appealed(sales, product);
        sales.decide("legal", Sales.review(sales.read(number), "LEGAL"), "APPROVE")
                .expect(200);
        Desk committee = Desk.of(product, "committee");
        Map<String, String> marks = Map.of("outcome", "APPROVE", "marked", review(number) + " 1");

        Page words = committee
                .submit(committee.get("/inbox"), "/inbox/confirm", marks)
                .expect(200);
        assertThat(words.text()).contains("Deal Committee Appeal", "Reason (required)");
        assertThat(committee
                        .submit(words, "/inbox/decisions", Map.of())
                        .expect(422)
                        .text())
                .contains("Enter a reason");
        assertThat(Sales.status(sales.read(number))).isEqualTo("IN_REVIEW");
        committee
                .submit(words, "/inbox/decisions", Map.of("comment", "Worth the risk"))
                .expect(200);
        assertThat(Sales.status(sales.read(number))).isEqualTo("APPROVED");
    }

    /** What can be read of one row of a table. */
    private static String row(Page page, String number) {
        String html = page.expect(200).html();
        int at = html.indexOf("/deals/" + number);
        assertThat(at).as(number + " in " + page.text()).isPositive();
        return html.substring(html.lastIndexOf("<tr", at), html.indexOf("</tr>", at))
                .replaceAll("<[^>]*>", " ");
    }

    private static String review(String number) {
        return number + ".2.COMMITTEE";
    }

    /** Approved by Sales Ops, rejected by finance; legal is asked for the first time on appeal. */
    private static String appealed(Sales sales, Product product) {
        JsonNode deal = sales.submit(Sales.smallForThree());
        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE").expect(200);
        deal = sales.read(Sales.number(deal));
        sales.decide("finance", Sales.review(deal, "FINANCE"), "REJECT").expect(200);
        product.as("rep")
                .post("/deals/" + Sales.number(deal) + "/appeal", "{\"reason\": \"" + REASON + "\"}")
                .expect(200);
        return Sales.number(deal);
    }
}

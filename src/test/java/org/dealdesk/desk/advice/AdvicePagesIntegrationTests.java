package org.dealdesk.desk.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An approver asks on the page of the review, the person asked answers, and the deal shows both; no script anywhere. */
class AdvicePagesIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void asksAndAnswersOnPages(Database database) {
        Product product = Product.on(database);
        new Staff(product).hire("desk-expert", "SALES_REP");
        Sales sales = new Sales(product);
        JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");
        String id = review.get("id").textValue();
        String deal = "/deals/" + id.substring(0, 8);
        String page = deal + "/reviews/" + id + "/advice";
        Desk approver = Desk.of(product, "salesops");
        Desk expert = Desk.of(product, "desk-expert");
        expert.get(page).expect(404);
        Page shown = approver.get(deal).expect(200);
        assertThat(shown.html()).contains("href=\"" + page + "\"");
        assertThat(shown.text()).contains("Waits for");

        Page form = approver.get(page).expect(200);
        assertThat(approver.submit(form, page, Map.of("of", "", "question", ""))
                        .expect(422)
                        .text())
                .contains("Please fix 2 problems", "Person: is required", "Question: is required");
        assertThat(approver.submit(form, page, Map.of("of", "rep", "question", "<b>Why?</b>"))
                        .expect(422)
                        .text())
                .contains("Person: submitted, owns");
        assertThat(approver.submit(form, page, Map.of("of", "desk-expert", "question", "<b>Usual?</b>"))
                        .expect(200)
                        .text())
                .contains("<b>Usual?</b>", "Person desk-expert");

        assertThat(expert.get("/advice").expect(200).text()).contains("<b>Usual?</b>");
        expert.get(deal).expect(200);
        Page asked = expert.get(page).expect(200);
        String answer = asked.html().replaceAll("(?s).*action=\"([^\"]*/answer)\".*", "$1");
        assertThat(expert.submit(asked, answer, Map.of("answer", ""))
                        .expect(422)
                        .text())
                .contains("Your advice: is required");
        assertThat(expert.submit(asked, answer, Map.of("answer", "It is <i>so</i>."))
                        .expect(200)
                        .text())
                .contains("No open questions");
        expert.get(deal).expect(404);
        assertThat(Desk.of(product, "rep").get(deal).expect(200).text())
                .contains("<b>Usual?</b>", "It is <i>so</i>.", "gave advice");
    }
}

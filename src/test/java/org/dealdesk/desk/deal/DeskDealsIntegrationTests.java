package org.dealdesk.desk.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading and deciding at the pages, with no script anywhere. */
class DeskDealsIntegrationTests {

    private static final String HOSTILE = "<script>alert(1)</script>\"'&{{7*7}} \u05E9\u05DC\u05D5\u05DD right to left";

    @ParameterizedTest
    @EnumSource(Database.class)
    void decidesADealFromTheInboxToItsCommission(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.forThree()));
        String review = number + ".1.SALES_OPS";

        Desk salesops = Desk.of(product, "salesops");
        assertThat(salesops.get("/inbox?sort=tcv").expect(200).html()).contains("/deals/" + number + "\"");
        assertThat(decide(salesops, number, review, "APPROVE", "").expect(200).text())
                .contains("Approval recorded", "approved");
        assertThat(salesops.get("/inbox?view=waiting").text()).contains(number);

        decide(Desk.of(product, "finance"), number, number + ".1.FINANCE", "APPROVE", "Fine by me")
                .expect(200);
        Page last = decide(Desk.of(product, "legal"), number, number + ".1.LEGAL", "APPROVE", "")
                .expect(200);

        assertThat(last.text()).contains("Approved", "Fine by me", "Commission of 960.00 USD accrued");
        assertThat(Sales.commission(sales.read(number))).isEqualTo("960.00 ACCRUED");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void countsEachPartOfTheInbox(Database database) {
        Product product = Product.fresh(database);
        try (product) {
            Sales sales = new Sales(product);
            String one = Sales.number(sales.submit(Sales.forThree()));
            sales.submit(Sales.forSalesOps());
            product.as("salesops")
                    .post("/tasks/" + one + ".1.SALES_OPS/claim", null)
                    .expect(200);
            assertThat(counts(product, "salesops")).isEqualTo("2 1 0 0");
            assertThat(counts(product, "finance")).isEqualTo("0 0 0 0");

            sales.decide("salesops", one + ".1.SALES_OPS", "APPROVE", 1).expect(200);
            assertThat(counts(product, "salesops")).isEqualTo("1 0 0 2");
            product.clock().advance(Duration.ofDays(30));
            assertThat(counts(product, "salesops")).isEqualTo("1 0 1 2");
            assertThat(Desk.of(product, "salesops").get("/inbox?view=overdue").text())
                    .contains("overdue", "of 8 business hours used");
        }
    }

    private static String counts(Product product, String person) {
        return Desk.of(product, person)
                .get("/inbox")
                .html()
                .replaceAll("(?s).*?class=\"count\">(\\d+)<", "$1 ")
                .replaceAll("(?s)/span>.*", "")
                .trim();
    }

    @Test
    void saysADecisionInWordsBeforeItIsMade() {
        Product product = Product.on(Database.H2);
        JsonNode deal = new Sales(product).submit(Sales.forThree());
        String number = Sales.number(deal);
        Desk desk = Desk.of(product, "salesops");
        String confirm = "/deals/" + number + "/reviews/" + number + ".1.SALES_OPS/confirm";
        Page words = desk.submit(desk.get("/deals/" + number), confirm, Map.of("outcome", "APPROVE"));
        assertThat(words.expect(200).text())
                .contains(
                        "Approve " + number + "?",
                        "48,000.00 USD",
                        "12.73",
                        "52.08",
                        "still needs approval from: Finance, Legal");
        assertThat(Sales.open(new Sales(product).read(number))).hasSize(1);
    }

    @Test
    void asksWhyBeforeItRejects() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forSalesOps()));
        Desk desk = Desk.of(product, "salesops");
        String review = number + ".1.SALES_OPS";
        Page again = decide(desk, number, review, "REJECT", " ").expect(422);
        assertThat(again.text()).contains("Enter a reason");
        assertThat(decide(desk, number, review, "REJECT", "Too cheap")
                        .expect(200)
                        .text())
                .contains("Rejected", "Too cheap");
    }

    @Test
    void tellsWhoComesTooLateWhatHappened() {
        Product product = Product.on(Database.H2);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.forSalesOps()));
        String review = number + ".1.SALES_OPS";
        String confirm = "/deals/" + number + "/reviews/" + review + "/confirm";
        Desk desk = Desk.of(product, "salesops");
        Page seen = desk.get("/deals/" + number);
        Page words = desk.submit(seen, confirm, Map.of("outcome", "REJECT", "comment", "My long reasons"));
        sales.decide("salesops2", review, "APPROVE", 1).expect(200);

        String decision = confirm.replace("/confirm", "/decision");
        Page late = desk.submit(words, decision, Map.of("comment", "My long reasons"))
                .expect(409);
        assertThat(late.text()).contains("This request was already handled", "Sidney Salesops", "My long reasons");
        assertThat(desk.submit(seen, confirm, Map.of("outcome", "REJECT"))
                        .expect(409)
                        .text())
                .contains("This request was already handled");
        assertThat(Sales.status(sales.read(number))).isEqualTo("APPROVED");
    }

    @Test
    void takesADecisionThatIsSentTwiceForOne() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forSalesOps()));
        String review = "/deals/" + number + "/reviews/" + number + ".1.SALES_OPS";
        Desk desk = Desk.of(product, "salesops");
        Page words = desk.submit(desk.get("/deals/" + number), review + "/confirm", Map.of("outcome", "APPROVE"));
        desk.submit(words, review + "/decision", Map.of()).expect(200);
        assertThat(desk.submit(words, review + "/decision", Map.of())
                        .expect(200)
                        .text())
                .contains("Approval recorded");
    }

    @Test
    void keepsWhatWasWrittenWhenTheSessionHasEnded() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forSalesOps()));
        String confirm = "/deals/" + number + "/reviews/" + number + ".1.SALES_OPS/confirm";
        Desk desk = Desk.of(product, "salesops");
        desk.get("/deals/" + number).expect(200);
        desk.forgetCookies();
        // A form that names neither its page nor its writer cannot come back; what was written in it can be taken
        // along.
        Page ended = desk.post(confirm, Map.of("outcome", "REJECT", "comment", "Half an hour of work"));
        assertThat(ended.expect(403).text()).contains("Your session expired", "Half an hour of work");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void decidesSeveralAtOnceEachOnItsOwn(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String one = Sales.number(sales.submit(Sales.smallForSalesOps()));
        String late = Sales.number(sales.submit(Sales.smallForSalesOps()));
        Desk desk = Desk.of(product, "salesops");
        Page inbox = desk.get("/inbox");
        Map<String, String> marks = Map.of("outcome", "REJECT", "marked", one + ".1.SALES_OPS 1");
        assertThat(desk.submit(inbox, "/inbox/confirm", Map.of("outcome", "REJECT"))
                        .text())
                .contains("Select at least one deal");
        Page words = desk.submit(inbox, "/inbox/confirm", marks).expect(200);
        assertThat(words.text()).contains("Reject 1 deal?", one, "4,800.00 USD");
        assertThat(desk.submit(words, "/inbox/decisions", Map.of()).expect(422).text())
                .contains("Enter a reason");

        sales.decide("salesops2", late + ".1.SALES_OPS", "APPROVE", 1).expect(200);
        Map<String, String> both = words.hidden("/inbox/decisions");
        both.put("comment", "Too cheap");
        assertThat(desk.post("/inbox/decisions", both).expect(200).text()).contains("Recorded", one);
        both.put("marked", late + ".1.SALES_OPS 1");
        assertThat(desk.post("/inbox/decisions", both).expect(200).text())
                .contains("Refused", "salesops2 decided APPROVE");
        assertThat(Sales.status(sales.read(one))).isEqualTo("REJECTED");
        assertThat(Sales.status(sales.read(late))).isEqualTo("APPROVED");
    }

    @Test
    void claimsAndLetsGo() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.smallForSalesOps()));
        Desk desk = Desk.of(product, "salesops2");
        Map<String, String> marked = desk.get("/inbox").hidden("/inbox/confirm");
        marked.put("marked", number + ".1.SALES_OPS 1");
        Page mine = desk.post("/inbox/claim", marked).expect(200);
        assertThat(mine.address()).isEqualTo("/inbox?view=mine");
        assertThat(mine.text()).contains(number, "Claimed by Sidney Salesops");
        assertThat(desk.post("/inbox/unclaim", marked).expect(200).text()).doesNotContain(number);
    }

    @Test
    void showsRepsTheirOwnDealsOnly() {
        Product product = Product.on(Database.H2);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.forSalesOps()));
        String draft = sales.draft(Sales.clear()).text("/number");
        assertThat(Desk.of(product, "rep").get("/").text()).contains(number, draft);
        Desk other = Desk.of(product, "rep2");
        other.get("/deals/" + number).expect(404);
        assertThat(other.get("/deals?whose=all").text()).doesNotContain(number);
        Desk finance = Desk.of(product, "finance");
        finance.get("/deals/" + draft).expect(404);
        assertThat(finance.get("/deals/" + number)
                        .expect(200)
                        .offers("/deals/" + number + "/reviews/" + number + ".1.SALES_OPS/confirm"))
                .isFalse();
    }

    @Test
    void keepsCostsFromRepsWhereThePolicyDoes(@TempDir Path folder) throws IOException {
        String hiding = Deals.DEFAULT_POLICY.replace("repsSeeCost: true", "repsSeeCost: false");
        String policy =
                Files.writeString(folder.resolve("policy.yaml"), hiding).toUri().toString();
        try (Product product = Product.start(Database.H2.fresh(), "dealdesk.first-policy=" + policy)) {
            String deal = "/deals/" + Sales.number(new Sales(product).submit(Sales.hours("20", "240")));
            Desk rep = Desk.of(product, "rep");
            for (String path : List.of(deal, "/deals?whose=mine")) {
                assertThat(rep.get(path).expect(200).text())
                        .contains("4,800.00")
                        .doesNotContain("2,300.00", "2,500.00", "52.08");
            }
            assertThat(Desk.of(product, "finance").get(deal).text()).contains("2,300.00", "2,500.00", "52.08");
        }
    }

    @Test
    void refusesWhoMayNotDecide() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.forSalesOps()));
        String review = "/deals/" + number + "/reviews/" + number + ".1.SALES_OPS";
        Desk finance = Desk.of(product, "finance");
        Map<String, String> fields = finance.get("/inbox").hidden("/sign-out");
        fields.put("outcome", "APPROVE");
        fields.put("revision", "1");
        assertThat(finance.post(review + "/decision", fields).expect(403).text())
                .contains("You do not have permission", "This review is for Sales Ops");
        fields.put("outcome", "PERHAPS");
        assertThat(finance.post(review + "/confirm", fields).expect(422).text()).contains("/outcome");
    }

    @Test
    void showsHostileTextAsText() {
        Product product = Product.on(Database.H2);
        ObjectNode deal = Sales.forSalesOps();
        deal.put("name", (HOSTILE + "x".repeat(200)).substring(0, 200));
        deal.put("justification", HOSTILE);
        ((ObjectNode) deal.get("customer")).put("name", HOSTILE);
        String number = Sales.number(new Sales(product).submit(deal));
        product.as("rep").post("/deals/" + number + "/comments", "{\"text\": \"<img src=x onerror=alert(1)>\"}");
        Desk desk = Desk.of(product, "salesops");
        for (String path : new String[] {
            "/inbox", "/deals/" + number, "/deals?whose=all", "/deals?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E"
        }) {
            Page page = desk.get(path).expect(200);
            assertThat(page.html()).as(path).doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(desk.get("/deals/" + number).text()).contains("<script>alert(1)</script>", "{{7*7}}");
    }

    /** As people do: from the deal's page through the words to the decision. */
    private static Page decide(Desk desk, String number, String review, String outcome, String comment) {
        String address = "/deals/" + number + "/reviews/" + review;
        Page words = desk.submit(
                desk.get("/deals/" + number).expect(200),
                address + "/confirm",
                Map.of("outcome", outcome, "comment", comment));
        return desk.submit(words.expect(200), address + "/decision", Map.of("comment", comment));
    }
}

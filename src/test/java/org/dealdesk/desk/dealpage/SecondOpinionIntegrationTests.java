package org.dealdesk.desk.dealpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.dealdesk.desk.MessagesTests;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages say what happened: a decision is reported as it is stored, whatever is sent afterwards, and no link makes a page say more. */
class SecondOpinionIntegrationTests {

    private static final Map<String, String> RECORDED = Map.of(
            "APPROVE", "Approval recorded",
            "REJECT", "Rejection recorded",
            "REQUEST_CHANGES", "Request for changes recorded");

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesAnotherAnswerFromASecondTab(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        for (List<String> tabs : List.of(
                List.of("APPROVE", "REJECT", "You already approved this. Your rejection was not recorded.", "APPROVED"),
                List.of("REJECT", "APPROVE", "You already rejected this. Your approval was not recorded.", "REJECTED"),
                List.of(
                        "REQUEST_CHANGES",
                        "REJECT",
                        "You already requested changes. Your rejection was not recorded.",
                        "CHANGES_REQUESTED"))) {
            String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
            String review = "/deals/" + number + "/reviews/" + number + ".1.SALES_OPS";
            Desk desk = Desk.of(product, "salesops");
            Page first = words(desk, number, review, tabs.get(0));
            Page second = words(desk, number, review, tabs.get(1));
            assertThat(desk.submit(first, review + "/decision", Map.of("comment", "So be it"))
                            .expect(200)
                            .text())
                    .contains(RECORDED.get(tabs.get(0)));

            Page refused = desk.submit(second, review + "/decision", Map.of("comment", "On second thoughts"))
                    .expect(409);
            assertThat(refused.text())
                    .contains(tabs.get(2), "On second thoughts")
                    .doesNotContain(RECORDED.values());
            assertThat(Sales.status(sales.read(number))).isEqualTo(tabs.get(3));
            assertThat(desk.submit(second, review + "/decision", Map.of("comment", "Again"))
                            .expect(409)
                            .text())
                    .contains(tabs.get(2));
            assertThat(desk.submit(first, review + "/decision", Map.of("comment", "So be it"))
                            .expect(200)
                            .text())
                    .as("the same again")
                    .contains(RECORDED.get(tabs.get(0)));
            assertThat(desk.get("/deals/" + number).text()).doesNotContain(RECORDED.values());
        }
        Invariants.mustHold(product);
    }

    @Test
    void refusesTheSameOutcomeWithOtherWords() {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.smallForSalesOps()));
        String review = "/deals/" + number + "/reviews/" + number + ".1.SALES_OPS";
        Desk desk = Desk.of(product, "salesops");
        Page first = words(desk, number, review, "APPROVE");
        desk.submit(first, review + "/decision", Map.of()).expect(200);
        Page conditional = desk.post(
                review + "/decision",
                with(
                        first.hidden(review + "/decision"),
                        "measure",
                        "DEAL_DISCOUNT_PCT",
                        "direction",
                        "max",
                        "value",
                        "15"));
        assertThat(conditional.expect(409).text())
                .contains("You already approved this. Your new comment, conditions or counter-offer were not");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsOfSeveralWhatEachHadBeen(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        Desk desk = Desk.of(product, "salesops");
        Map<String, String> marks = Map.of("outcome", "APPROVE", "marked", number + ".1.SALES_OPS 1");
        Map<String, String> sent =
                desk.submit(desk.get("/inbox"), "/inbox/confirm", marks).hidden("/inbox/decisions");
        assertThat(desk.post("/inbox/decisions", sent).expect(200).text()).contains("Recorded", number);
        assertThat(desk.post("/inbox/decisions", sent).expect(200).text())
                .as("the same again")
                .contains("Recorded", number);
        Page other = desk.post("/inbox/decisions", with(sent, "outcome", "REJECT", "comment", "On second thoughts"));
        assertThat(other.expect(200).text())
                .contains("Refused", "You already approved this. Your rejection was not recorded.")
                .doesNotContain("Recorded");
        assertThat(Sales.status(sales.read(number))).isEqualTo("APPROVED");
    }

    @Test
    void saysNothingThatALinkAsksFor() throws IOException {
        Product product = Product.on(Database.H2);
        String number = Sales.number(new Sales(product).submit(Sales.smallForSalesOps()));
        Properties messages = new Properties();
        try (Reader reader = new InputStreamReader(
                MessagesTests.class.getResourceAsStream("/messages.properties"), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        List<String> sentences = messages.stringPropertyNames().stream()
                .filter(key ->
                        key.matches("(done|act\\.done|owner\\.done|delegations\\.done)\\..*|owner\\.deleted|bulk\\.none"
                                + "|notifications\\.done"))
                .filter(key -> !key.equals("done.next"))
                .map(messages::getProperty)
                .toList();
        assertThat(sentences).hasSizeGreaterThan(20);
        for (String person : List.of("rep", "salesops")) {
            Desk desk = Desk.of(product, person);
            for (String page :
                    List.of("/deals/" + number, "/inbox", "/deals?whose=mine", "/delegations", "/notifications")) {
                for (String word : List.of(
                        "done=WIN",
                        "done=APPEAL",
                        "done=REJECT",
                        "done=done.REJECT",
                        "done=hand-over",
                        "done=owner.done.WIN",
                        "done=SUBMITTED",
                        "deleted",
                        "none",
                        "done=given",
                        "done")) {
                    Page shown = desk.look(page + (page.contains("?") ? "&" : "?") + word);
                    assertThat(shown.text()).as("%s %s", page, word).doesNotContain(sentences);
                }
            }
        }
    }

    private static Page words(Desk desk, String number, String review, String outcome) {
        return desk.submit(
                        desk.get("/deals/" + number),
                        review + "/confirm",
                        Map.of("outcome", outcome, "comment", "So be it"))
                .expect(200);
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        for (int index = 0; index < more.length; index += 2) {
            fields.put(more[index], more[index + 1]);
        }
        return fields;
    }
}

package org.dealdesk.approval.won;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wins, credit notes and tiers on two nodes, with people who act at the same instant. */
class WonDealsIntegrationTests {

    private static final int ROUNDS = 5;
    private static final String COMMISSION = """
            commission:
              marginGate: 0
              clawbackDays: 90
              confirmation: FINANCE
              plans: [{id: services, kinds: [TIME_AND_MATERIALS], tiers: [{above: 0, rate: 1}, {above: 30000, rate: 2}]}]
              overlays: [{person: salesops2, percent: 10}]
            """;

    @TempDir
    static Path directory;

    /** Two nodes on one database. */
    private static final Map<Database, List<Product>> NODES = new EnumMap<>(Database.class);

    private static Product node(Database database, int index) {
        return NODES.computeIfAbsent(database, fresh -> {
                    Database.Address address = fresh.fresh();
                    String policy = "dealdesk.first-policy=" + policy().toUri();
                    List<Product> nodes = List.of(Product.start(address, policy), Product.start(address, policy));
                    new Staff(nodes.get(0)).hire("crm", "CRM");
                    new Staff(nodes.get(0)).hire("finance3", "FINANCE");
                    return nodes;
                })
                .get(index);
    }

    private static Path policy() {
        String commission = Deals.DEFAULT_POLICY.substring(Deals.DEFAULT_POLICY.indexOf("commission:"));
        int end = commission.indexOf("\n\n") < 0 ? commission.length() : commission.indexOf("\n\n");
        try {
            return Files.writeString(
                    directory.resolve("policy.yaml"),
                    Deals.DEFAULT_POLICY.replace(commission.substring(0, end), COMMISSION));
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    @AfterAll
    static void close() {
        NODES.values().forEach(nodes -> nodes.forEach(Product::close));
        NODES.clear();
    }

    private static ObjectNode shared() {
        ObjectNode deal = Sales.hours("40", "275");
        deal.putArray("credits").addObject().put("rep", "rep").put("percent", "75");
        deal.withArray("credits").addObject().put("rep", "rep2").put("percent", "25");
        return deal;
    }

    private static String won(Product product) {
        Sales sales = new Sales(product);
        String number = Sales.number(sales.approved(shared()));
        sales.close("crm", number, "WON", sales.today()).expect(200);
        return number;
    }

    private static String credit(Product product, String person, String number, String amount) {
        return product.as(person)
                .post(
                        "/deals/" + number + "/credit-notes",
                        "{\"amount\": \"%s\", \"date\": \"%s\", \"reason\": \"too many hours\"}"
                                .formatted(amount, new Sales(product).today()))
                .expect(201)
                .text("/id");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void earnsOnceFinanceConfirmsOrNotAtAll(Database database) {
        Product product = node(database, 0);
        Sales sales = new Sales(product);
        String number = Sales.number(sales.approved(shared()));
        JsonNode waiting =
                sales.close("rep", number, "WON", sales.today()).expect(200).json();
        assertThat(Sales.status(waiting)).isEqualTo("WON");
        assertThat(waiting.get("awaitsConfirmation").booleanValue()).isTrue();
        assertThat(waiting.at("/commission/state").textValue()).isEqualTo("ACCRUED");
        assertThat(product.as("finance")
                        .get("/deals?awaiting=CONFIRMATION")
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsText("number"))
                .containsExactly(number);
        product.as("rep").post("/deals/" + number + "/confirm", "{}").refused(403, "forbidden");
        product.as("finance")
                .post(
                        "/deals/" + number + "/credit-notes",
                        "{\"amount\": 1, \"date\": \"%s\", \"reason\": \"early\"}".formatted(sales.today()))
                .refused(409, "wrong-status");

        JsonNode refused = product.as("finance")
                .post("/deals/" + number + "/confirm", "{\"outcome\": \"REFUSED\", \"reason\": \"not signed\"}")
                .expect(200)
                .json();
        assertThat(Sales.status(refused)).isEqualTo("APPROVED");
        assertThat(refused.get("closedOn").isNull()).isTrue();

        sales.close("rep", number, "WON", sales.today()).expect(200);
        JsonNode confirmed = product.as("finance")
                .post("/deals/" + number + "/confirm", "{}")
                .expect(200)
                .json();
        assertThat(confirmed.at("/commission/state").textValue()).isEqualTo("EARNED");
        assertThat(sales.history(number)).containsSubsequence("DEAL_WON", "WIN_REFUSED", "DEAL_WON", "WIN_CONFIRMED");
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void showsRepsTheirOwnAmountsOnly(Database database) {
        Product product = node(database, 0);
        String number = won(product);
        JsonNode own = product.as("rep2").get("/deals/" + number).expect(200).json();
        JsonNode economics = own.at("/assessment/economics");
        JsonNode all = new Sales(product).read(number);

        assertThat(economics.get("commissionOf").textValue()).isEqualTo("rep2");
        assertThat(economics.get("commission")).isEqualTo(all.at("/assessment/economics/commissionSplit/1/amount"));
        assertThat(economics.at("/commissionSplit/0/amount").isNull()).isTrue();
        assertThat(economics.at("/commissionPlans/0/people/0/share").isNull()).isTrue();
        assertThat(own.at("/commission/standing")).isNotEqualTo(all.at("/commission/standing"));
        assertThat(product.as("rep2")
                        .get("/commissions/entries?deal=" + number)
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsText("person"))
                .containsOnly("rep2");
        product.as("rep2").get("/commissions/entries?account=EXPENSE").refused(403, "forbidden");
        product.as("salesops2").get("/commissions/entries?deal=" + number).expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void restoresOnceWhenTwoVoidAtOnce(Database database) {
        for (int round = 0; round < ROUNDS; round++) {
            String number = won(node(database, 0));
            String note = credit(node(database, 0), "finance", number, "2750.00");
            String address = "/deals/" + number + "/credit-notes/" + note + "/void";

            List<Reply> replies = Together.act(
                    () -> node(database, 0).as("finance2").post(address, "{\"reason\": \"wrong deal\"}"),
                    () -> node(database, 1).as("finance3").post(address, "{\"reason\": \"wrong deal\"}"));

            assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(200, 409);
            JsonNode commission = new Sales(node(database, 0)).read(number).get("commission");
            assertThat(commission.get("clawedBack").textValue()).isEqualTo("0.00");
            node(database, 0)
                    .as("finance")
                    .post(address, "{\"reason\": \"mine\"}")
                    .refused(403, "second-person-needed");
        }
        Invariants.mustHold(node(database, 0));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesBackOnlyWhatWasEarnedBefore(Database database) {
        Sales sales = new Sales(node(database, 0));
        for (int round = 0; round < ROUNDS; round++) {
            String number = Sales.number(sales.approved(shared()));
            String note = "{\"amount\": 1100, \"date\": \"%s\", \"reason\": \"early\"}".formatted(sales.today());

            List<Reply> replies = Together.act(
                    () -> sales.close("crm", number, "WON", sales.today()),
                    () -> node(database, 1).as("finance").post("/deals/" + number + "/credit-notes", note));

            replies.get(0).expect(200);
            assertThat(replies.get(1).status()).isIn(201, 409);
            long clawbacks = sales.ledger(number).stream()
                    .filter(line -> line.startsWith("CLAWBACK"))
                    .map(line -> List.of(line.split(" ", -1)).get(2))
                    .distinct()
                    .count();
            assertThat(clawbacks).isEqualTo(replies.get(1).status() == 201 ? 3 : 0);
        }
        Invariants.mustHold(node(database, 0));
    }

    /** The tiers of the second win count the first, whichever node it is on. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void countsEachWinOnceOnTwoNodes(Database database) {
        Sales sales = new Sales(node(database, 0));
        Sales others = new Sales(node(database, 1));
        List<String> numbers = new ArrayList<>();
        for (int deal = 0; deal < 2 * ROUNDS; deal++) {
            numbers.add(Sales.number(sales.approved(shared())));
        }
        for (int round = 0; round < numbers.size(); round += 2) {
            String one = numbers.get(round);
            String other = numbers.get(round + 1);
            Together.act(
                            () -> sales.close("crm", one, "WON", sales.today()),
                            () -> others.close("crm", other, "WON", sales.today()))
                    .forEach(reply -> reply.expect(200));
        }
        Invariants.mustHold(node(database, 1));
    }
}

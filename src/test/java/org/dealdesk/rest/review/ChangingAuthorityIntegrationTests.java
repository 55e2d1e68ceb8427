package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.approval.deadline.ExpirySweep;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Races with what ends: a delegation, an account, an approval's last day. Each has one outcome, and the person who came too late learns why. */
class ChangingAuthorityIntegrationTests {

    private static final int ROUNDS = 15;
    private static final Duration PAST = Duration.ofDays(32);

    @ParameterizedTest
    @EnumSource(Database.class)
    void decidesOnceWhateverEndsMeanwhile(Database database) {
        try (Product product = Product.fresh(database)) {
            Sales sales = new Sales(product);
            delegationEnds(product, sales);
            accountEnds(product, sales);
            lastDayEnds(product, sales);
            Invariants.mustHold(product);
        }
    }

    private static void delegationEnds(Product product, Sales sales) {
        for (int round = 0; round < ROUNDS; round++) {
            String delegation = give(product);
            JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");

            List<Reply> replies =
                    Together.act(() -> sales.decide("legal2", review, "APPROVE"), () -> product.as("salesops")
                            .delete("/delegations/" + delegation));

            replies.get(1).expect(204);
            boolean decided = replies.get(0).status() == 200;
            if (!decided) {
                replies.get(0).refused(403, "forbidden");
                sales.decide("salesops", review, "APPROVE").expect(200);
            }
            JsonNode stored = sales.read(dealOf(review)).at("/reviews/0");
            assertThat(stored.get("decidedBy").textValue()).isEqualTo(decided ? "legal2" : "salesops");
            assertThat(stored.get("onBehalfOf").isNull()).isEqualTo(!decided);
            assertThat(sales.ledger(dealOf(review))).hasSize(1);
        }
    }

    private static void accountEnds(Product product, Sales sales) {
        Staff staff = new Staff(product);
        staff.hire("leaving", "SALES_OPS");
        for (int round = 0; round < ROUNDS; round++) {
            staff.change("leaving", person -> person.put("active", true));
            JsonNode review = Sales.review(sales.submit(Sales.smallForSalesOps()), "SALES_OPS");

            List<Integer> statuses = Together.act(
                    () -> sales.decide("leaving", review, "APPROVE").status(), () -> {
                        staff.change("leaving", person -> person.put("active", false));
                        return 200;
                    });

            assertThat(statuses.get(0)).isIn(200, 401, 403);
            sales.decide("leaving", review, "APPROVE").refused(401, "unauthenticated");
            Reply later = sales.decide("salesops", review, "APPROVE");
            if (statuses.get(0) == 200) {
                assertThat(later.refused(409, "review-decided").text("/decidedBy"))
                        .isEqualTo("leaving");
            } else {
                later.expect(200);
            }
            assertThat(sales.ledger(dealOf(review))).hasSize(1);
        }
    }

    private static void lastDayEnds(Product product, Sales sales) {
        for (int round = 0; round < ROUNDS; round++) {
            String number = Sales.number(sales.submit(Sales.clear()));
            boolean past = round % 2 == 0;
            if (past) {
                product.clock().advance(PAST);
            }

            List<Integer> statuses = Together.act(
                    () -> sales.close("rep", number, "WON", sales.today()).status(), () -> {
                        product.bean(ExpirySweep.class).sweep();
                        return 200;
                    });

            assertThat(statuses.get(0)).isEqualTo(past ? 409 : 200);
            assertThat(Sales.status(sales.read(number))).isEqualTo(past ? "EXPIRED" : "WON");
            assertThat(sales.history(number))
                    .endsWith(
                            past
                                    ? new String[] {"DEAL_EXPIRED", "COMMISSION_REVERSED"}
                                    : new String[] {"DEAL_WON", "COMMISSION_EARNED"})
                    .doesNotHaveDuplicates();
        }
    }

    private static String give(Product product) {
        LocalDate today = new Sales(product).today();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("to", "legal2").put("function", "SALES_OPS");
        body.put("from", today.toString()).put("until", today.plusDays(7).toString());
        return product.as("salesops").post("/delegations", body).expect(201).text("/id");
    }

    private static String dealOf(JsonNode review) {
        return review.get("id").textValue().split("\\.", -1)[0];
    }
}

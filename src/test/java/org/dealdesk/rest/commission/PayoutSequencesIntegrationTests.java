package org.dealdesk.rest.commission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.payout.Holds;
import org.dealdesk.commission.payout.PayoutLines;
import org.dealdesk.commission.payout.UnsettledEntry;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.testing.data.Seeded;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Books;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random sequences of what finance does. Each proposal, summed up by the database, is that of the rules, and all invariants hold. */
class PayoutSequencesIntegrationTests {

    private static final int STEPS = 40;
    private static final List<String> REPS = List.of("rep", "rep2");

    @RegisterExtension
    static final OwnProducts PRODUCTS = new OwnProducts();

    @ParameterizedTest
    @EnumSource(Database.class)
    void proposeAndPayWhatTheRulesSay(Database database) {
        Product product = PRODUCTS.on(database);
        Seeded.check(1, chance -> new Sequence(product, chance).play());
        Invariants.mustHold(product);
    }

    /** One sequence, with what is on hold. */
    private static final class Sequence {

        private final Product product;
        private final Books books;
        private final Sales sales;
        private final Seeded chance;
        /** Of each open hold the person or the deal. */
        private final Map<String, String> holds = new LinkedHashMap<>();

        private final List<String> won = new ArrayList<>();
        private String month;

        Sequence(Product product, Seeded chance) {
            this.product = product;
            this.books = new Books(product);
            this.sales = new Sales(product);
            this.chance = chance;
        }

        void play() {
            books.adjusted("rep", "10");
            month = books.closeThisMonth();
            pay();
            for (int step = 0; step < STEPS; step++) {
                switch (chance.between(0, 7)) {
                    case 0, 1 -> books.adjusted(chance.oneOf(REPS), amount());
                    case 2, 3 -> win();
                    case 4 -> hold();
                    case 5 -> release();
                    case 6 -> month = books.closeThisMonth();
                    default -> pay();
                }
            }
            pay();
        }

        private String amount() {
            BigDecimal amount = chance.decimal(500, 2).subtract(new BigDecimal("200"));
            return amount.signum() == 0 ? "1" : amount.toPlainString();
        }

        private void win() {
            ObjectNode deal = Sales.clear();
            if (chance.chance(50)) {
                ArrayNode credits = deal.putArray("credits");
                credits.addObject().put("rep", "rep").put("percent", "65");
                credits.addObject().put("rep", "rep2").put("percent", "35");
            }
            String number = Sales.number(sales.submit(deal));
            sales.close("rep", number, "WON", sales.today()).expect(200);
            won.add(number);
        }

        private void hold() {
            boolean ofDeal = chance.chance(60) && !won.isEmpty();
            String held = chance.oneOf(ofDeal ? won : REPS);
            if (!holds.containsValue(held)) {
                ObjectNode asked =
                        Books.json().put(ofDeal ? "deal" : "person", held).put("reason", "to be looked at");
                holds.put(
                        product.as("finance")
                                .post("/commissions/holds", asked)
                                .expect(201)
                                .text("/id"),
                        held);
            }
        }

        private void release() {
            if (!holds.isEmpty()) {
                String id = chance.oneOf(List.copyOf(holds.keySet()));
                product.as("finance").delete("/commissions/holds/" + id).expect(204);
                holds.remove(id);
            }
        }

        private void pay() {
            PayoutLines expected = PayoutLines.of(
                    unsettled(),
                    YearMonth.parse(month),
                    new Holds(Set.copyOf(holds.values()), Set.copyOf(holds.values()), deal -> deal));
            Reply reply = books.propose(month);
            if (expected.lines().isEmpty()) {
                reply.expect(409);
                return;
            }
            JsonNode proposed = reply.expect(201).json();
            assertThat(Books.lines(proposed)).isEqualTo(lines(expected));
            assertThat(Books.listed(proposed)).containsExactlyInAnyOrderElementsOf(listed(expected));
            String id = proposed.get("id").textValue();
            String person = expected.lines().get(0).person();
            boolean changed = chance.chance(30);
            if (changed) {
                books.adjusted(person, "-0.01");
            }
            books.approve(id).expect(200);
            Reply paid = books.pay(id);
            if (changed) {
                assertThat(paid.expect(409).json().toString()).contains(person);
                product.as("finance")
                        .post("/commissions/payouts/" + id + "/cancel", null)
                        .expect(200);
            } else {
                paid.expect(200);
                if (chance.chance(30)) {
                    books.returned(id, person);
                }
            }
        }

        private List<UnsettledEntry> unsettled() {
            return product.sql().sql("""
                            select t.number, t.type, t.effective_on, t.deal_id, e.person, e.plan, e.amount
                              from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
                             where e.account = 'EARNED' and t.type not in ('PAYOUT', 'RETURN')
                               and e.id not in (select live_entry from payout_settlement where live_entry is not null)
                            """).query((row, number) -> entry(row)).list();
        }

        private static UnsettledEntry entry(ResultSet row) throws SQLException {
            long deal = row.getLong("deal_id");
            Cause cause = new Cause.OfAdjustment("", deal == 0 ? null : new DealNumber(deal).toString());
            Transaction transaction = new Transaction(
                    row.getLong("number"),
                    TransactionType.valueOf(row.getString("type")),
                    cause,
                    row.getObject("effective_on", LocalDate.class),
                    List.of(),
                    List.of(),
                    null);
            return new UnsettledEntry(
                    transaction,
                    new Leg(
                            Account.EARNED,
                            row.getString("person"),
                            row.getString("plan"),
                            row.getBigDecimal("amount")));
        }

        private static List<String> lines(PayoutLines expected) {
            return expected.lines().stream()
                    .map(line -> line.person() + " " + line.amount().setScale(2).toPlainString())
                    .toList();
        }

        private static List<String> listed(PayoutLines expected) {
            return expected.listed().stream()
                    .map(one -> one.person()
                            + (one.isHeld() ? " HELD " + one.held().setScale(2).toPlainString() : " CARRIED"))
                    .toList();
        }
    }
}

package org.dealdesk.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.guardrail.gate.Clearance;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database itself refuses what the ledger must never hold. */
class LedgerConstraintsIntegrationTests {

    /** Copies a deal's first accrual with a few columns changed. */
    private static final String COPY = """
            insert into ledger_transaction (id, deal_id, revision, seq, type, after_seq, after_type, ends_seq, round_id,
                                            accrues_round, policy_version, currency, minor_units, base, rate, amount, reason,
                                            effective_on, recorded_at)
            select 'copy-' || id, deal_id, revision, %s, %s, %s, %s, %s, round_id, %s, policy_version, currency, minor_units,
                   base, rate, %s, reason, effective_on, recorded_at
              from ledger_transaction where deal_id = ? and seq = 1 and type = 'ACCRUAL'
            """;

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesASecondStandingAccrual(Database database) {
        Product product = Product.on(database);
        long deal = approvedDeal(product);
        // Without a reversal before it, whatever it claims to follow.
        assertRefused(product, deal, "2", "'ACCRUAL'", "1", "'REVERSAL'", "null", "'x'", "amount");
        assertRefused(product, deal, "2", "'ACCRUAL'", "null", "null", "null", "round_id", "amount");
        assertRefused(product, deal, "1", "'ACCRUAL'", "null", "null", "null", "round_id", "amount");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesASecondAccrualOfTheSameApproval(Database database) {
        Product product = Product.on(database);
        JsonNode deal = new Sales(product).submit(Sales.clear());
        String number = deal.get("number").textValue();
        product.as("rep").post("/deals/" + number + "/withdraw", null).expect(200);
        long id = DealNumber.parse(number).orElseThrow().id();
        assertRefused(product, id, "2", "'ACCRUAL'", "1", "'REVERSAL'", "null", "round_id", "amount");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesMoreThanRateTimesBase(Database database) {
        Product product = Product.on(database);
        JsonNode deal = new Sales(product).submit(Sales.clear());
        String number = deal.get("number").textValue();
        product.as("rep").post("/deals/" + number + "/withdraw", null).expect(200);
        long id = DealNumber.parse(number).orElseThrow().id();
        // A reversal of another amount would pass by the keys; an amount above rate times base never does.
        assertRefused(product, id, "1", "'EARNING'", "1", "'ACCRUAL'", "1", "null", "amount + 0.01");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesToEndAnAccrualTwice(Database database) {
        Product product = Product.on(database);
        long deal = approvedDeal(product);
        JdbcClient sql = product.sql();
        product.as("rep")
                .post("/deals/" + new DealNumber(deal) + "/withdraw", null)
                .expect(200);
        assertRefused(product, deal, "1", "'EARNING'", "1", "'ACCRUAL'", "1", "null", "amount");
        assertRefused(product, deal, "1", "'REVERSAL'", "1", "'ACCRUAL'", "1", "null", "amount");
        assertThat(sql.sql("select count(*) from ledger_transaction where deal_id = ?")
                        .param(deal)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesTheClearanceOfAnotherDeal(Database database) {
        Product product = Product.on(database);
        long deal = approvedDeal(product);
        product.as("rep")
                .post("/deals/" + new DealNumber(deal) + "/withdraw", null)
                .expect(200);
        Clearance other = Clearance.of(
                new DealNumber(deal + 1).toString(),
                2,
                Deals.assess(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 60, \"validityMonths\": 12}")),
                List.of(),
                Set.of());
        assertThatThrownBy(() -> product.bean(Ledger.class)
                        .accrue(other, deal, new DealNumber(deal) + ".2", LocalDate.of(2026, 11, 27)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The clearance is for %s, not for %s", new DealNumber(deal + 1), new DealNumber(deal));
        assertThat(product.sql()
                        .sql("select count(*) from ledger_transaction where deal_id = ?")
                        .param(deal)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private static long approvedDeal(Product product) {
        JsonNode deal = new Sales(product).submit(Sales.clear());
        return DealNumber.parse(deal.get("number").textValue()).orElseThrow().id();
    }

    private static void assertRefused(
            Product product,
            long deal,
            String seq,
            String type,
            String afterSeq,
            String afterType,
            String endsSeq,
            String accruesRound,
            String amount) {
        String copy = COPY.formatted(seq, type, afterSeq, afterType, endsSeq, accruesRound, amount);
        assertThatThrownBy(() -> product.sql().sql(copy).param(deal).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}

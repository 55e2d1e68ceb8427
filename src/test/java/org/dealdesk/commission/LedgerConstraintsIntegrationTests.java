package org.dealdesk.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.guardrail.gate.Clearance;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.LockedDeals;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database itself refuses what the ledger must never hold. */
class LedgerConstraintsIntegrationTests {

    /** Copies a deal's first accrual with a few columns changed. */
    private static final String COPY = """
            insert into ledger_transaction (id, deal_id, revision, seq, type, after_seq, after_type, ends_seq, round_id,
                                            accrues_round, policy_version, currency, minor_units, reason, effective_on, recorded_at)
            select substring('c' || id from 1 for 36), deal_id, revision, %s, %s, %s, %s, %s, round_id, %s, policy_version, currency, minor_units,
                   reason, effective_on, recorded_at
              from ledger_transaction where deal_id = ? and seq = 1 and type = 'ACCRUAL'
            """;

    /** Copies an entry of a deal's first accrual with a few columns changed. */
    private static final String COPY_ENTRY = """
            insert into ledger_entry (id, transaction_id, position, type, account, person, plan, amount, currency, minor_units,
                                      base, rate, share)
            select substring('c' || id from 1 for 36), transaction_id, position + 10, type, %s, %s, %s, %s, currency, minor_units, base, rate, share
              from ledger_entry
             where account = 'ACCRUED' and transaction_id = (select id from ledger_transaction where deal_id = ? and type = 'ACCRUAL')
            """;

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesASecondStandingAccrual(Database database) {
        Product product = Product.on(database);
        long deal = approvedDeal(product);
        // Without a reversal before it, whatever it claims to follow.
        assertRefused(product, deal, "2", "'ACCRUAL'", "1", "'REVERSAL'", "null", "'x'");
        assertRefused(product, deal, "2", "'ACCRUAL'", "null", "null", "null", "round_id");
        assertRefused(product, deal, "1", "'ACCRUAL'", "null", "null", "null", "round_id");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesASecondAccrualOfTheSameApproval(Database database) {
        Product product = Product.on(database);
        JsonNode deal = new Sales(product).submit(Sales.clear());
        String number = deal.get("number").textValue();
        product.as("rep").post("/deals/" + number + "/withdraw", null).expect(200);
        long id = DealNumber.parse(number).orElseThrow().id();
        assertRefused(product, id, "2", "'ACCRUAL'", "1", "'REVERSAL'", "null", "round_id");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesEntriesThatNoCommissionHas(Database database) {
        Product product = Product.on(database);
        long deal = approvedDeal(product);
        assertEntryRefused(product, deal, "'ACCRUED'", "person", "plan", "amount + 0.01");
        assertEntryRefused(product, deal, "'PAID'", "person", "plan", "amount");
        assertEntryRefused(product, deal, "'ACCRUED'", "null", "plan", "amount");
        assertEntryRefused(product, deal, "'EXPENSE'", "person", "plan", "amount");
        assertEntryRefused(product, deal, "'ACCRUED'", "person", "null", "amount");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesATransactionInAClosedMonth(Database database) {
        Product product = Product.on(database);
        long deal = approvedDeal(product);
        new TransactionTemplate(product.bean(PlatformTransactionManager.class)).executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            product.bean(JdbcTemplate.class)
                    .update(
                            "insert into commission_month (closed_month, closed_by, closed_at) select to_char(effective_on, 'YYYY-MM'),"
                                    + " 'finance', recorded_at from ledger_transaction where deal_id = ?",
                            deal);
            String copy = COPY.formatted("1", "'REVERSAL'", "1", "'ACCRUAL'", "1", "null");
            assertThatThrownBy(() -> product.bean(JdbcTemplate.class).update(copy, deal))
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("closed");
        });
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
        assertRefused(product, deal, "1", "'EARNING'", "1", "'ACCRUAL'", "1", "null");
        assertRefused(product, deal, "1", "'REVERSAL'", "1", "'ACCRUAL'", "1", "null");
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
                LockedDeals.EXTENT,
                List.of(),
                Set.of());
        assertThatThrownBy(() -> product.bean(Ledger.class).accrue(other, deal, new DealNumber(deal) + ".2"))
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
            String accruesRound) {
        String copy = COPY.formatted(seq, type, afterSeq, afterType, endsSeq, accruesRound);
        assertThatThrownBy(() -> product.sql().sql(copy).param(deal).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static void assertEntryRefused(
            Product product, long deal, String account, String person, String plan, String amount) {
        String copy = COPY_ENTRY.formatted(account, person, plan, amount);
        assertThatThrownBy(() -> product.sql().sql(copy).param(deal).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}

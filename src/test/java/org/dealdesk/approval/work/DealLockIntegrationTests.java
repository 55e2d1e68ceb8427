package org.dealdesk.approval.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.deal.Conflict;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Deals;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deal that was waited for is read as it is once the lock is held, with all people who have a part in it by then. */
class DealLockIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** On PostgreSQL the conflicts come from before the wait unless they are read again. */
    @Test
    void readsTheConflictsThatCameDuringTheWait() throws Exception {
        Product product = Product.on(Database.POSTGRESQL);
        DealNumber number = newDeal(product);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection handingOver = product.bean(DataSource.class).getConnection()) {
            handingOver.setAutoCommit(false);
            update(handingOver, "update deal set owner = 'rep2', version = version + 1 where id = ?", number);
            update(
                    handingOver,
                    "insert into deal_conflict (deal_id, person, function, reason) values (?, 'rep2', 'ANY', 'OWNER')",
                    number);
            Future<LockedDeal> waiting = other.submit(() -> lock(product, number));
            awaitOneWhoWaits(product);
            handingOver.commit();
            handingOver.setAutoCommit(true);

            LockedDeal locked = waiting.get(30, TimeUnit.SECONDS);
            assertThat(locked.deal().owner()).isEqualTo("rep2");
            assertThat(locked.conflicts()).extracting(Conflict::person).containsOnly("rep", "rep2");
        } finally {
            other.shutdownNow();
        }
    }

    /** A step that only records something moves the history alone. */
    @Test
    void noticesAStepThatLeftTheVersionAsItWas() throws Exception {
        Product product = Product.on(Database.POSTGRESQL);
        DealNumber number = newDeal(product);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection noting = product.bean(DataSource.class).getConnection()) {
            noting.setAutoCommit(false);
            update(noting, "update deal set history_seq = history_seq + 1 where id = ?", number);
            update(
                    noting,
                    "insert into deal_conflict (deal_id, person, function, reason) values (?, 'rep2', 'ANY', 'CREDITED')",
                    number);
            Future<LockedDeal> waiting = other.submit(() -> lock(product, number));
            awaitOneWhoWaits(product);
            noting.commit();

            assertThat(waiting.get(30, TimeUnit.SECONDS).conflicts())
                    .contains(Conflict.ofParty("rep2", Conflict.Reason.CREDITED));
            // Back to where its records end.
            update(noting, "update deal set history_seq = history_seq - 1 where id = ?", number);
            noting.commit();
            noting.setAutoCommit(true);
        } finally {
            other.shutdownNow();
        }
    }

    /** The reviews come with the lock, in one statement. */
    @Test
    void readsTheReviewsThatChangedDuringTheWait() throws Exception {
        Product product = Product.on(Database.POSTGRESQL);
        DealNumber number = newDeal(product, Sales.forSalesOps());
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection claiming = product.bean(DataSource.class).getConnection()) {
            claiming.setAutoCommit(false);
            update(claiming, "update deal set version = version + 1 where id = ?", number);
            update(claiming, "update review set assignee = 'salesops' where deal_id = ?", number);
            Future<LockedDeal> waiting = other.submit(() -> lock(product, number));
            awaitOneWhoWaits(product);
            claiming.commit();
            claiming.setAutoCommit(true);

            assertThat(waiting.get(30, TimeUnit.SECONDS).reviews())
                    .extracting(Review::assignee)
                    .containsExactly("salesops");
        } finally {
            other.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void readsReviewsAndDecisionsWithTheLock(Database database) {
        Product product = Product.on(database);
        JsonNode deal = new Sales(product).submit(Sales.forThree());
        DealNumber number = DealNumber.parse(Sales.number(deal)).orElseThrow();
        new Sales(product)
                .decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE")
                .expect(200);

        assertThat(lock(product, number).reviews())
                .isEqualTo(product.bean(Reviews.class).of(number.id()))
                .extracting(review -> review.function() + " " + review.status())
                .containsExactlyInAnyOrder("SALES_OPS APPROVED", "FINANCE OPEN", "LEGAL OPEN");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void readsADealThatStandsStillOnce(Database database) {
        Product product = Product.on(database);
        DealNumber number = newDeal(product);
        assertThat(lock(product, number).conflicts())
                .containsExactlyInAnyOrder(
                        Conflict.ofParty("rep", Conflict.Reason.OWNER),
                        Conflict.ofParty("rep", Conflict.Reason.CREDITED));
        assertThat(lock(product, number).deal())
                .isEqualTo(product.bean(Deals.class).find(number).orElseThrow());
    }

    private static DealNumber newDeal(Product product) {
        return newDeal(product, Sales.clear());
    }

    private static DealNumber newDeal(Product product, ObjectNode proposal) {
        return DealNumber.parse(Sales.number(new Sales(product).submit(proposal)))
                .orElseThrow();
    }

    private static LockedDeal lock(Product product, DealNumber number) {
        return product.bean(Transactions.class)
                .run(() -> product.bean(DealReader.class).lock(number).orElseThrow());
    }

    private static void update(Connection connection, String sql, DealNumber number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number.id());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void awaitOneWhoWaits(Product product) {
        JdbcClient sql = product.sql();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (sql.sql("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """).query(Integer.class).single() == 0) {
            assertThat(System.nanoTime()).as("nobody waits for the lock").isLessThan(until);
        }
    }
}

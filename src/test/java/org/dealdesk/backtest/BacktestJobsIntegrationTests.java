package org.dealdesk.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.dealdesk.backtest.Backtest.State;
import org.dealdesk.backtest.comparison.Period;
import org.dealdesk.backtest.source.UploadedDealReader;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Back-tests that do not come to their end. */
class BacktestJobsIntegrationTests {

    private static final Caller AUDITOR = new Caller("auditor", Set.of(Role.AUDITOR), Set.of());
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Starts one that would go on for ever, and answers its id. */
    private static String startEndless(Product product) {
        Period period = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), Period.Which.ALL);
        Backtest starting = Backtest.starting(
                Ids.next(), Backtest.Question.ofRevisions("2026.1", period), "policyadmin", product.now());
        product.bean(BacktestTable.class).add(starting);
        BacktestRuns runs = product.bean(BacktestRuns.class);
        assertThat(runs.reserve()).isTrue();
        UploadedDealReader uploaded = Candidates.against(Deals.POLICY, Deals.POLICY);
        runs.start(starting.id(), () -> new Generated(uploaded, Long.MAX_VALUE), Deals.POLICY);
        return starting.id();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void endWhenSomebodyCancelsThem(Database database) {
        Product product = Product.on(database);
        String id = startEndless(product);
        product.as("finance").delete("/policies/backtests/" + id).refused(403, "forbidden");
        product.as("policyadmin").delete("/policies/backtests/" + id).expect(204);
        Backtest ended = product.bean(Backtests.class).find(id, AUDITOR, LONG);
        assertThat(ended.state()).isEqualTo(State.CANCELLED);
        assertThat(ended.ending().reason()).isEqualTo("Cancelled by policyadmin");
        assertThat(ended.ending().result()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void areTwoAtOnceAndNoMore(Database database) {
        Product product = Product.on(database);
        String one = startEndless(product);
        String other = startEndless(product);
        String period = "{\"from\": \"2026-01-01\", \"to\": \"2026-12-31\"}";
        product.as("policyadmin").post("/policies/2026.1/backtest", period).refused(503, "busy");
        product.as("policyadmin").delete("/policies/backtests/" + one).expect(204);
        product.as("policyadmin").delete("/policies/backtests/" + other).expect(204);
        product.bean(Backtests.class).find(one, AUDITOR, LONG);
        product.bean(Backtests.class).find(other, AUDITOR, LONG);
        product.as("policyadmin").post("/policies/2026.1/backtest", period).expect(202);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void saySoAfterTheirServerWasStopped(Database database) {
        Database.Address address = database.fresh();
        String id;
        try (Product product = Product.start(address)) {
            id = startEndless(product);
        }
        try (Product product = Product.start(address)) {
            Backtest ended = product.bean(Backtests.class).find(id, AUDITOR, Duration.ZERO);
            assertThat(ended.state()).isEqualTo(State.INTERRUPTED);
            assertThat(ended.ending().reason()).isEqualTo("The server was stopped");
        }
    }
}

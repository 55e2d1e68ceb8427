package org.dealdesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the engine's own part of each call costs in statements, exactly; a batch is one. */
class EngineStatementsIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void staysFrugal(Database database) {
        try (EngineFixture engine = EngineFixture.on(database)) {
            ApprovalProcess process = engine.process();

            costs(engine, 0, () -> start(engine, 1));
            costs(engine, 2, () -> start(engine, 2, "SALES_OPS", "FINANCE", "LEGAL", "COMMITTEE"));
            costs(engine, 6, () -> approve(engine, 2, "SALES_OPS"));
            costs(engine, 4, () -> approve(engine, 2, "FINANCE"));
            costs(engine, 6, () -> approve(engine, 2, "LEGAL"));
            costs(engine, 4, () -> approve(engine, 2, "COMMITTEE"));

            costs(engine, 2, () -> start(engine, 3, "FINANCE", "LEGAL"));
            costs(
                    engine,
                    5,
                    () -> process.reject(LockedDeals.inReview(3), engine.steps().task("LEGAL")));

            engine.steps().forget();
            engine.inTransaction(() -> start(engine, 4, "FINANCE", "LEGAL"));
            costs(
                    engine,
                    5,
                    () -> process.recall(LockedDeals.inReview(4), engine.steps().task("LEGAL")));

            engine.steps().forget();
            engine.inTransaction(() -> start(engine, 5, "FINANCE", "LEGAL"));
            costs(engine, 4, () -> approve(engine, 5, "FINANCE"));
            costs(engine, 4, () -> approve(engine, 5, "LEGAL"));

            engine.steps().forget();
            engine.steps().hearAppeals(true);
            engine.steps().ask(List.of("FINANCE"));
            costs(engine, 2, () -> process.startAppeal(LockedDeals.inReview(6)));
            costs(engine, 6, () -> approve(engine, 6, "FINANCE"));
            costs(engine, 4, () -> approve(engine, 6, "COMMITTEE"));
        }
    }

    private static void start(EngineFixture engine, long deal, String... asks) {
        engine.steps().ask(List.of(asks));
        engine.process().start(LockedDeals.inReview(deal));
    }

    private static void approve(EngineFixture engine, long deal, String function) {
        String task = engine.steps().task(function);
        engine.steps().decided(task);
        engine.process().advance(LockedDeals.inReview(deal), task);
    }

    private static void costs(EngineFixture engine, int statements, Runnable call) {
        engine.statements().take();
        engine.inTransaction(call);
        List<String> sent = engine.statements().take();
        assertThat(sent).as(String.join("\n", sent)).hasSize(statements);
    }
}

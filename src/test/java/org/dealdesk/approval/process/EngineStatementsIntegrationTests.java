package org.dealdesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dealdesk.testing.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the engine's own part of each call costs in statements; a batch is one. Fewer is fine: then lower the figure. */
class EngineStatementsIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void staysFrugal(Database database) {
        try (EngineFixture engine = EngineFixture.on(database)) {
            ApprovalProcess process = engine.process();

            costs(engine, 2, () -> start(engine, "D-1"));
            costs(engine, 6, () -> start(engine, "D-2", "SALES_OPS", "FINANCE", "LEGAL", "COMMITTEE"));
            costs(engine, 16, () -> approve(engine, "SALES_OPS"));
            costs(engine, 11, () -> approve(engine, "FINANCE"));
            costs(engine, 15, () -> approve(engine, "LEGAL"));
            costs(engine, 16, () -> approve(engine, "COMMITTEE"));

            costs(engine, 7, () -> start(engine, "D-3", "FINANCE", "LEGAL"));
            costs(engine, 19, () -> process.reject(engine.steps().task("LEGAL")));

            engine.steps().forget();
            engine.inTransaction(() -> start(engine, "D-4", "FINANCE", "LEGAL"));
            costs(engine, 19, () -> process.recall(engine.steps().task("LEGAL")));
        }
    }

    private static void start(EngineFixture engine, String dealNumber, String... asks) {
        engine.steps().ask(List.of(asks));
        engine.process().start(dealNumber);
    }

    private static void approve(EngineFixture engine, String function) {
        String task = engine.steps().task(function);
        engine.steps().decided(task);
        engine.process().approve(task);
    }

    private static void costs(EngineFixture engine, int most, Runnable call) {
        engine.statements().take();
        engine.inTransaction(call);
        List<String> sent = engine.statements().take();
        assertThat(sent).as(String.join("\n", sent)).hasSizeLessThanOrEqualTo(most);
    }
}

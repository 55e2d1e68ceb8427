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

            costs(engine, 2, () -> process.start("D-1", List.of()));
            costs(engine, 6, () -> process.start("D-2", List.of("SALES_OPS", "FINANCE", "LEGAL", "COMMITTEE")));
            costs(engine, 16, () -> approve(engine, "SALES_OPS"));
            costs(engine, 11, () -> approve(engine, "FINANCE"));
            costs(engine, 15, () -> approve(engine, "LEGAL"));
            costs(engine, 16, () -> approve(engine, "COMMITTEE"));

            costs(engine, 7, () -> process.start("D-3", List.of("FINANCE", "LEGAL")));
            costs(engine, 19, () -> process.reject(engine.steps().task("LEGAL")));

            engine.steps().forget();
            String instance = engine.inTransaction(() -> process.start("D-4", List.of("FINANCE", "LEGAL")));
            costs(engine, 19, () -> process.recall(instance));
        }
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

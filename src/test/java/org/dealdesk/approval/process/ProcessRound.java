package org.dealdesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.LockedDeals;

/** A round on an engine that keeps its history, which tells where an instance went: the product runs without. */
final class ProcessRound {

    private static final Map<Database, EngineFixture> ENGINES = new EnumMap<>(Database.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final EngineFixture engine;
    final DealTransaction tx = nextDeal();
    final String deal = tx.deal().number().toString();

    ProcessRound(Database database, List<String> asks) {
        this(database, asks, ApprovalProcess::start, steps -> {});
    }

    private ProcessRound(
            Database database,
            List<String> asks,
            BiConsumer<ApprovalProcess, DealTransaction> start,
            Consumer<EngineFixture.Steps> round) {
        engine = engine(database);
        engine.steps().forget();
        engine.steps().ask(asks);
        round.accept(engine.steps());
        engine.inTransaction(() -> start.accept(engine.process(), tx));
    }

    /** The round of an appeal, in which the functions reject or approve. */
    static ProcessRound ofAppeal(Database database, List<String> asks, boolean rejected) {
        return new ProcessRound(database, asks, ApprovalProcess::startAppeal, steps -> steps.hearAppeals(rejected));
    }

    static synchronized EngineFixture engine(Database database) {
        return ENGINES.computeIfAbsent(database, kind -> EngineFixture.on(kind, "camunda.bpm.history-level=activity"));
    }

    static DealTransaction nextDeal() {
        return LockedDeals.inReview(NUMBER.incrementAndGet());
    }

    static synchronized void closeEngines() {
        ENGINES.values().forEach(EngineFixture::close);
        ENGINES.clear();
    }

    List<String> open() {
        return engine.steps().openFunctions();
    }

    /** The first of the tasks that wait for a decision. */
    String task() {
        return engine.steps().task(open().get(0));
    }

    void approve(int reviews) {
        for (int i = 0; i < reviews; i++) {
            String task = task();
            engine.steps().decided(task);
            engine.inTransaction(() -> engine.process().advance(tx, task));
        }
    }

    void approveAll() {
        while (!open().isEmpty()) {
            approve(1);
        }
    }

    boolean live() {
        return engine.isLive(deal);
    }

    String instance() {
        return engine.bean(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(deal)
                .singleResult()
                .getId();
    }

    List<String> told() {
        return engine.steps().take();
    }

    List<String> visited() {
        return engine
                .engine()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance())
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    void endedThrough(String start, String end, List<String> cancelled) {
        assertThat(live()).isFalse();
        assertThat(told())
                .containsExactlyInAnyOrderElementsOf(cancelled.stream()
                        .map(function -> "cancelled " + function)
                        .toList());
        assertThat(visited()).contains(start, end).doesNotContain("task_clear_and_accrue", "end_approved");
    }
}

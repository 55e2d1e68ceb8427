package org.dealdesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.OptimisticLockingFailureException;

/** Walks {@code deal-approval} along every path, on both databases. */
class DealApprovalProcessIntegrationTests {

    private static final List<String> FUNCTIONS = List.of("SALES_OPS", "FINANCE", "LEGAL", "COMMITTEE");

    /** Sixteen sets of functions, from none to all. */
    static Stream<Arguments> everySubset() {
        return Stream.of(Database.values()).flatMap(database -> subsets().map(asks -> Arguments.of(database, asks)));
    }

    @ParameterizedTest
    @MethodSource("everySubset")
    void asksExactlyTheFunctionsOfTheRoundInOrder(Database database, List<String> asks) {
        ProcessRound round = new ProcessRound(database, asks);

        round.approveAll();

        assertThat(round.live()).isFalse();
        assertThat(round.told()).containsExactlyElementsOf(expectedSteps(asks, round.deal));
        assertThat(round.visited())
                .contains("task_clear_and_accrue", "end_approved")
                .doesNotContain("end_rejected", "end_changes_requested", "end_recalled");
    }

    @ParameterizedTest
    @MethodSource("everySubset")
    void endsAtWhicheverReviewRejects(Database database, List<String> asks) {
        endsAtEachReview(database, asks, ApprovalProcess::reject, "start_rejected", "end_rejected");
    }

    @ParameterizedTest
    @MethodSource("everySubset")
    void endsAtWhicheverReviewRequestsChanges(Database database, List<String> asks) {
        endsAtEachReview(
                database, asks, ApprovalProcess::requestChanges, "start_changes_requested", "end_changes_requested");
    }

    @ParameterizedTest
    @MethodSource("everySubset")
    void endsWheneverTheRepRecalls(Database database, List<String> asks) {
        for (int before = 0; before < asks.size(); before++) {
            ProcessRound round = new ProcessRound(database, asks);
            round.approve(before);
            List<String> open = round.open();
            round.told();

            round.engine.inTransaction(() -> round.engine.process().recall(round.tx, round.task()));

            round.endedThrough("start_recalled", "end_recalled", open);
        }
    }

    @ParameterizedTest
    @MethodSource("everySubset")
    void goesOnAfterEachPositionOfAnAppealAndAlwaysAsksTheCommittee(Database database, List<String> asks) {
        ProcessRound appeal = ProcessRound.ofAppeal(database, asks, true);
        List<String> asked = new ArrayList<>(asks);
        asked.remove("COMMITTEE");
        asked.add("COMMITTEE");

        appeal.approveAll();

        assertThat(appeal.live()).isFalse();
        assertThat(appeal.told()).containsExactlyElementsOf(expectedSteps(asked, appeal.deal));
        assertThat(appeal.visited())
                .contains("start_appealed", "gw_on_appeal", "task_committee_review", "end_approved")
                .doesNotContain("start_submitted", "gw_committee_needed", "start_rejected");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void endsForGoodWhenTheCommitteeRejectsTheAppeal(Database database) {
        ProcessRound appeal = ProcessRound.ofAppeal(database, List.of("LEGAL"), false);
        appeal.approve(1);
        List<String> open = appeal.open();
        appeal.told();

        appeal.engine.inTransaction(() -> appeal.engine.process().reject(appeal.tx, appeal.task()));

        assertThat(open).containsExactly("COMMITTEE");
        appeal.endedThrough("start_rejected", "end_rejected_finally", open);
        assertThat(appeal.visited()).doesNotContain("end_rejected");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void reachesEveryNodeOfTheDiagram(Database database) {
        TreeSet<String> visited = new TreeSet<>();
        ProcessRound approved = new ProcessRound(database, FUNCTIONS);
        approved.approveAll();
        visited.addAll(approved.visited());
        ProcessRound rejected = new ProcessRound(database, FUNCTIONS);
        rejected.engine.inTransaction(() -> rejected.engine.process().reject(rejected.tx, rejected.task()));
        visited.addAll(rejected.visited());
        ProcessRound changes = new ProcessRound(database, FUNCTIONS);
        changes.engine.inTransaction(() -> changes.engine.process().requestChanges(changes.tx, changes.task()));
        visited.addAll(changes.visited());
        ProcessRound recalled = new ProcessRound(database, FUNCTIONS);
        recalled.engine.inTransaction(() -> recalled.engine.process().recall(recalled.tx, recalled.task()));
        visited.addAll(recalled.visited());
        ProcessRound appeal = ProcessRound.ofAppeal(database, List.of(), true);
        appeal.engine.inTransaction(() -> appeal.engine.process().reject(appeal.tx, appeal.task()));
        visited.addAll(appeal.visited());

        assertThat(visited).containsExactlyInAnyOrderElementsOf(DealApprovalModel.NODES);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void rollsTheLastApprovalBackIfTheGateRefuses(Database database) {
        ProcessRound round = new ProcessRound(database, List.of("FINANCE"));
        var refusal = new GateRefused();
        round.engine.steps().refuseWith(refusal);

        assertThatThrownBy(() ->
                        round.engine.inTransaction(() -> round.engine.process().advance(round.tx, round.task())))
                .isSameAs(refusal);

        round.engine.steps().refuseWith(null);
        assertThat(round.live()).isTrue();
        assertThat(round.open()).containsExactly("FINANCE");
        round.approveAll();
        assertThat(round.live()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsWhoComesTooLateToTryAgain(Database database) {
        ProcessRound round = new ProcessRound(database, List.of("LEGAL"));
        String task = round.task();
        round.approveAll();
        ApprovalProcess process = round.engine.process();

        List<Runnable> late = List.of(
                () -> process.advance(round.tx, task),
                () -> process.reject(round.tx, task),
                () -> process.requestChanges(round.tx, task),
                () -> process.recall(round.tx, task));
        assertThat(late).allSatisfy(call -> assertThatThrownBy(() -> round.engine.inTransaction(call))
                .isInstanceOf(OptimisticLockingFailureException.class));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void movesOnlyForItsOwnDeal(Database database) {
        ProcessRound round = new ProcessRound(database, FUNCTIONS);
        DealTransaction other = ProcessRound.nextDeal();

        List<Move> moves = List.of(
                ApprovalProcess::advance,
                ApprovalProcess::reject,
                ApprovalProcess::requestChanges,
                ApprovalProcess::recall);
        assertThat(moves).allSatisfy(move -> assertThatThrownBy(
                        () -> round.engine.inTransaction(() -> move.make(round.engine.process(), other, round.task())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The process of %s moved while the use case was at %s",
                        round.deal, other.deal().number()));
        assertThat(round.live()).isTrue();
        assertThat(round.open()).containsExactly("SALES_OPS");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void startsNothingUnlessItCanTellWhomToAsk(Database database) {
        EngineFixture engine = ProcessRound.engine(database);
        engine.steps().forget();

        assertThatThrownBy(() -> engine.inTransaction(() -> engine.process().start(LockedDeals.inReview(0))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Nobody said whom D-000000 asks");
        engine.steps().ask(FUNCTIONS);
        assertThatThrownBy(() -> engine.process().start(LockedDeals.inReview(0)))
                .as("outside a transaction")
                .isInstanceOf(IllegalStateException.class);
        assertThat(engine.bean(EngineState.class).liveRounds())
                .extracting(EngineState.LiveRound::dealNumber)
                .doesNotContain("D-000000");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void listsWhatIsLive(Database database) {
        ProcessRound round = new ProcessRound(database, List.of("FINANCE", "LEGAL"));
        EngineState state = round.engine.bean(EngineState.class);

        assertThat(state.liveRounds()).contains(new EngineState.LiveRound(round.instance(), round.deal));
        assertThat(state.openTasks())
                .filteredOn(task -> task.processInstanceId().equals(round.instance()))
                .extracting(EngineState.OpenTask::function)
                .containsExactlyInAnyOrder("FINANCE", "LEGAL");
        round.approveAll();
        assertThat(state.liveRounds())
                .extracting(EngineState.LiveRound::dealNumber)
                .doesNotContain(round.deal);
    }

    @AfterAll
    static void close() {
        ProcessRound.closeEngines();
    }

    private static void endsAtEachReview(
            Database database, List<String> asks, Move decision, String start, String end) {
        for (int before = 0; before < asks.size(); before++) {
            ProcessRound round = new ProcessRound(database, asks);
            round.approve(before);
            List<String> open = round.open();
            round.told();

            round.engine.inTransaction(() -> decision.make(round.engine.process(), round.tx, round.task()));

            round.endedThrough(start, end, open);
        }
    }

    private static List<String> expectedSteps(List<String> asks, String deal) {
        List<String> steps = new ArrayList<>();
        FUNCTIONS.stream().filter(asks::contains).forEach(function -> steps.add("opened " + function));
        steps.add("approved " + deal);
        return steps;
    }

    private static Stream<List<String>> subsets() {
        return Stream.iterate(0, bits -> bits + 1).limit(16).map(bits -> FUNCTIONS.stream()
                .filter(function -> (bits >> FUNCTIONS.indexOf(function) & 1) == 1)
                .toList());
    }

    private interface Move {
        void make(ApprovalProcess process, DealTransaction tx, String engineTaskId);
    }

    private static final class GateRefused extends RuntimeException {}
}

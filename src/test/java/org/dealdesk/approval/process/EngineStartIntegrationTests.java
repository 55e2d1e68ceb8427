package org.dealdesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.LockedDeals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a node comes up: the schema, the diagrams, the timer. */
class EngineStartIntegrationTests {

    private static final long PATIENCE = 30_000;

    @Test
    void letsNodesThatStartTogetherShareOneVersion() throws Exception {
        Database.Address empty = Database.POSTGRESQL.fresh();
        Callable<EngineFixture> start = () -> EngineFixture.on(empty);
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        // The first application of a JVM sets up its logging, which several at once would do in each other's way.
        try (EngineFixture first = EngineFixture.on(Database.H2)) {
            hasOneVersionOfEach(first);
            List<EngineFixture> started = new ArrayList<>();
            for (Future<EngineFixture> node : nodes.invokeAll(List.of(start, start, start))) {
                started.add(node.get());
            }
            assertThat(started).allSatisfy(EngineStartIntegrationTests::hasOneVersionOfEach);
            started.forEach(EngineFixture::close);
        } finally {
            nodes.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void deploysNothingNewOnARestart(Database database) {
        Database.Address address = database.fresh();
        try (EngineFixture first = EngineFixture.on(address)) {
            first.steps().ask(List.of("LEGAL"));
            first.inTransaction(() -> first.process().start(LockedDeals.inReview(1)));
        }
        try (EngineFixture second = EngineFixture.on(address)) {
            hasOneVersionOfEach(second);
            assertThat(second.isLive("D-000001")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void sweepsWhenTheTimerIsDueAndAgainLater(Database database) throws Exception {
        try (EngineFixture engine = EngineFixture.on(database)) {
            ManagementService management = engine.engine().getManagementService();
            Job due = timer(management);
            assertThat(due.getDuedate().toInstant())
                    .isBetween(Instant.now(), Instant.now().plusSeconds(300));

            management.setJobDuedate(due.getId(), Date.from(Instant.now().minusSeconds(60)));
            management.executeJob(due.getId());
            engine.bean(Sweeps.class).soon("end", () -> {}).get(60, TimeUnit.SECONDS);

            assertThat(engine.steps().take()).containsExactly("swept", "reminded");
            Job next = timer(management);
            assertThat(next.getId()).isNotEqualTo(due.getId());
            assertThat(next.getDuedate()).isAfter(Date.from(Instant.now()));
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void reportsAJobThatWaitsAndOneThatFailed(Database database) {
        try (EngineFixture engine = EngineFixture.on(database)) {
            ManagementService management = engine.engine().getManagementService();
            EngineState state = engine.bean(EngineState.class);
            assertThat(state.oldestDueJob()).isEmpty();
            Instant due = Instant.parse("2026-01-01T00:00:00Z");
            management.setJobDuedate(timer(management).getId(), Date.from(due));
            assertThat(state.oldestDueJob()).contains(due);
            assertThat(state.openIncidents() + state.jobsWithoutRetries()).isZero();

            management.setJobRetries(timer(management).getId(), 0);

            assertThat(state.openIncidents()).isOne();
            assertThat(state.jobsWithoutRetries()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void runsDueJobsByItselfOnceReady(Database database) throws InterruptedException {
        try (EngineFixture engine = EngineFixture.on(database, "dealdesk.engine.jobs=true")) {
            ManagementService management = engine.engine().getManagementService();
            management.setJobDuedate(timer(management).getId(), Date.from(Instant.EPOCH));

            long deadline = System.currentTimeMillis() + PATIENCE;
            List<String> told = new ArrayList<>();
            while (told.size() < 2 && System.currentTimeMillis() < deadline) {
                Thread.sleep(100);
                told.addAll(engine.steps().take());
            }
            assertThat(told).containsExactly("swept", "reminded");
            assertThat(engine.bean(EngineJobs.class).isRunning()).isTrue();
        }
    }

    @Test
    void refusesAnotherTimeZone() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            assertThatThrownBy(() -> EngineFixture.on(Database.H2))
                    .hasRootCauseMessage("The engine keeps due dates in the JVM's time zone, which must be UTC"
                            + " (-Duser.timezone=UTC) but is Europe/Berlin");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static Job timer(ManagementService management) {
        return management.createJobQuery().singleResult();
    }

    private static void hasOneVersionOfEach(EngineFixture engine) {
        assertThat(engine.engine()
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .list())
                .extracting(ProcessDefinition::getKey, ProcessDefinition::getVersion)
                .containsExactlyInAnyOrder(tuple("deal-approval", 1), tuple("deadlines", 1));
        assertThat(engine.engine().getManagementService().createJobQuery().count())
                .isOne();
    }
}

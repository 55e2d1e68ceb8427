package org.dealdesk.approval.process;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What the engine holds at the moment: for metrics, for health and for comparing it with the product's own tables. */
@Component
@NamedInterface("engine-state")
public final class EngineState {

    private static final int PAGE = 1000;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final Duration lock;
    private final JdbcClient jdbc;

    EngineState(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            CamundaBpmProperties properties,
            DataSource dataSource) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.lock = Duration.ofMillis(properties.getJobExecution().getLockTimeInMillis());
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Jobs that the engine has given up on. Normally 0. */
    public long openIncidents() {
        return runtime.createIncidentQuery().count();
    }

    /** Jobs that no node will try again. Normally 0. */
    public long jobsWithoutRetries() {
        return management.createJobQuery().noRetriesLeft().count();
    }

    /** When the job that has waited longest fell due; empty if none is due. */
    public Optional<Instant> oldestDueJob() {
        return management.createJobQuery().executable().orderByJobDuedate().asc().listPage(0, 1).stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    /** Every round that has not ended. */
    public List<LiveRound> liveRounds() {
        return inPages(
                runtime.createProcessInstanceQuery()
                        .processDefinitionKey(DealApprovalModel.PROCESS)
                        .orderByProcessInstanceId()
                        .asc(),
                instance -> new LiveRound(instance.getId(), instance.getBusinessKey()));
    }

    /** Every review that the engine waits for. */
    public List<OpenTask> openTasks() {
        return inPages(
                tasks.createTaskQuery()
                        .processDefinitionKey(DealApprovalModel.PROCESS)
                        .orderByTaskId()
                        .asc(),
                task -> new OpenTask(
                        task.getId(),
                        task.getProcessInstanceId(),
                        DealApprovalModel.FUNCTION_OF_TASK.get(task.getTaskDefinitionKey())));
    }

    /**
     * Jobs that have stopped without an incident, or hang: no retries and no incident, or locked for longer than twice the
     * lock time. In words; normally none. The engine's own queries do not know of locks.
     */
    public List<String> stuckJobs(Instant now) {
        return jdbc.sql("""
                        select 'job ' || j.ID_ || ' has no retries and no incident' from ACT_RU_JOB j
                         where j.RETRIES_ <= 0
                           and not exists (select 1 from ACT_RU_INCIDENT i
                                            where i.CONFIGURATION_ = j.ID_ and i.INCIDENT_TYPE_ = 'failedJob')
                         union all
                        select 'job ' || j.ID_ || ' is locked for too long by ' || j.LOCK_OWNER_ from ACT_RU_JOB j
                         where j.LOCK_OWNER_ is not null and j.LOCK_EXP_TIME_ < ?
                        """)
                // A lock says when it ends: one lock time ago, it was taken two lock times ago.
                .param(Timestamp.from(now.minus(lock)))
                .query(String.class)
                .list();
    }

    /** The engine's entities are large, what is kept of them is small. */
    private static <E, T> List<T> inPages(Query<?, E> query, Function<E, T> kept) {
        List<T> all = new ArrayList<>();
        List<E> page;
        do {
            page = query.listPage(all.size(), PAGE);
            page.forEach(entity -> all.add(kept.apply(entity)));
        } while (page.size() == PAGE);
        return all;
    }

    /** The process of one deal in review. */
    @NamedInterface("engine-state")
    public record LiveRound(String processInstanceId, String dealNumber) {}

    /** A review that the engine waits for. */
    @NamedInterface("engine-state")
    public record OpenTask(String engineTaskId, String processInstanceId, String function) {}
}

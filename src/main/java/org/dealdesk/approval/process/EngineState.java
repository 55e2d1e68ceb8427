package org.dealdesk.approval.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What the engine holds at the moment: for metrics, for health and for comparing it with the product's own tables. */
@Component
public final class EngineState {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;

    EngineState(ProcessEngine engine) {
        runtime = engine.getRuntimeService();
        tasks = engine.getTaskService();
        management = engine.getManagementService();
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
        return runtime.createProcessInstanceQuery().processDefinitionKey(DealApprovalModel.PROCESS).list().stream()
                .map(instance -> new LiveRound(instance.getId(), instance.getBusinessKey()))
                .toList();
    }

    /** Every review that the engine waits for. */
    public List<OpenTask> openTasks() {
        return tasks.createTaskQuery().processDefinitionKey(DealApprovalModel.PROCESS).list().stream()
                .map(task -> new OpenTask(
                        task.getId(),
                        task.getProcessInstanceId(),
                        DealApprovalModel.FUNCTION_OF_TASK.get(task.getTaskDefinitionKey())))
                .toList();
    }

    public record LiveRound(String processInstanceId, String dealNumber) {}

    public record OpenTask(String engineTaskId, String processInstanceId, String function) {}
}

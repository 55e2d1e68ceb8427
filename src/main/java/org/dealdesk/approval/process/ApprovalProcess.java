package org.dealdesk.approval.process;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/**
 * Moves the process of one deal's round. Asks nobody for permission: the use case has checked, holds the deal's lock,
 * and calls inside its transaction. A collision is an {@link org.springframework.dao.ConcurrencyFailureException}.
 */
@Component
public final class ApprovalProcess {

    private final EngineCall engine;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessDefinitions definitions;

    ApprovalProcess(ProcessEngine engine, ProcessDefinitions definitions, EngineCall call) {
        this.engine = call;
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.definitions = definitions;
    }

    /**
     * Starts a round; whom it asks, {@link org.dealdesk.approval.work.ReviewSteps} says.
     *
     * @return the id of the process instance; it has ended already if nobody is asked
     */
    public String start(String dealNumber) {
        return engine.get(() -> runtime.startProcessInstanceById(definitions.dealApproval(), dealNumber)
                .getId());
    }

    /** The round goes on to whoever is asked next; on appeal it also does after a function's rejection. */
    public void approve(String engineTaskId) {
        engine.run(() -> tasks.complete(engineTaskId));
    }

    /** Ends the round; every review still open is cancelled. */
    public void requestChanges(String engineTaskId) {
        engine.run(() -> tasks.handleBpmnError(engineTaskId, DealApprovalModel.CHANGES_REQUESTED));
    }

    /** Ends the round; every review still open is cancelled. */
    public void reject(String engineTaskId) {
        engine.run(() -> tasks.handleBpmnError(engineTaskId, DealApprovalModel.REJECTED));
    }

    /** Ends the round in which this task is open, whichever of its tasks that is; every open review is cancelled. */
    public void recall(String engineTaskId) {
        engine.run(() -> tasks.handleEscalation(engineTaskId, DealApprovalModel.RECALLED));
    }

    public boolean isLive(String processInstanceId) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(processInstanceId)
                        .count()
                > 0;
    }
}

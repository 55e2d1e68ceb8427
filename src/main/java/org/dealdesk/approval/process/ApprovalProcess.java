package org.dealdesk.approval.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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
     * Starts a round that asks these functions.
     *
     * @return the id of the process instance; it has ended already if nobody is asked
     */
    public String start(String dealNumber, Collection<String> asks) {
        List<String> functions = asks.stream().distinct().sorted().toList();
        if (!DealApprovalModel.FUNCTION_OF_TASK.values().containsAll(functions)) {
            // The diagram would pass by a function that it does not know.
            throw new IllegalArgumentException("The process cannot ask " + functions);
        }
        Map<String, Object> variables = Map.of(DealApprovalModel.ASKS, String.join(",", functions));
        return engine.get(() -> runtime.startProcessInstanceById(definitions.dealApproval(), dealNumber, variables)
                .getId());
    }

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

    /** Ends the round; every review still open is cancelled. */
    public void recall(String processInstanceId) {
        engine.run(() -> runtime.createMessageCorrelation(DealApprovalModel.RECALLED)
                .processInstanceId(processInstanceId)
                .correlate());
    }

    public boolean isLive(String processInstanceId) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(processInstanceId)
                        .count()
                > 0;
    }
}

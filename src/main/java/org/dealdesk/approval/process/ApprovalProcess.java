package org.dealdesk.approval.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.dealdesk.approval.work.DealTransaction;
import org.springframework.stereotype.Component;

/**
 * Moves the process of one deal's round. Does not check permissions: the use case has checked them, holds the deal's lock,
 * and calls inside its transaction. A collision is an {@link org.springframework.dao.ConcurrencyFailureException}.
 */
@Component
public final class ApprovalProcess {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessDefinitions definitions;
    private final EngineCall engine;

    ApprovalProcess(RuntimeService runtime, TaskService tasks, ProcessDefinitions definitions, EngineCall engine) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.definitions = definitions;
        this.engine = engine;
    }

    /**
     * Starts the round of a submission; {@link org.dealdesk.approval.work.ReviewSteps} selects the functions. It ends at once if
     * there are none.
     */
    public void start(DealTransaction tx) {
        engine.run(
                tx,
                () -> runtime.startProcessInstanceById(
                        definitions.dealApproval(), tx.deal().number().toString()));
    }

    /** Starts the round of an appeal, by the message that the diagram names; it always asks the committee. */
    public void startAppeal(DealTransaction tx) {
        engine.run(
                tx,
                () -> runtime.startProcessInstanceByMessageAndProcessDefinitionId(
                        DealApprovalModel.APPEALED,
                        definitions.dealApproval(),
                        tx.deal().number().toString()));
    }

    /**
     * Completes the task: the round asks the next functions. An approval does so, and on appeal also a function's rejection, which
     * the diagram calls a position.
     */
    public void advance(DealTransaction tx, String engineTaskId) {
        engine.run(tx, () -> tasks.complete(engineTaskId));
    }

    /** Ends the round; every review still open is cancelled. */
    public void requestChanges(DealTransaction tx, String engineTaskId) {
        engine.run(tx, () -> tasks.handleBpmnError(engineTaskId, DealApprovalModel.CHANGES_REQUESTED));
    }

    /** Ends the round; every review still open is cancelled. */
    public void reject(DealTransaction tx, String engineTaskId) {
        engine.run(tx, () -> tasks.handleBpmnError(engineTaskId, DealApprovalModel.REJECTED));
    }

    /** Ends the round in which this task is open, whichever of its tasks that is; every open review is cancelled. */
    public void recall(DealTransaction tx, String engineTaskId) {
        engine.run(tx, () -> tasks.handleEscalation(engineTaskId, DealApprovalModel.RECALLED));
    }
}

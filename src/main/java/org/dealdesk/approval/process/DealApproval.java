package org.dealdesk.approval.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.ReviewSteps;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Backs {@code bpmn/deal-approval.bpmn}: all that its expressions can reach. It only delegates. */
@Component
public final class DealApproval {

    // Looked up late, because the implementation of the steps also drives the process.
    private final ObjectProvider<ReviewSteps> steps;
    private final CallInProgress call;

    DealApproval(ObjectProvider<ReviewSteps> steps, CallInProgress call) {
        this.steps = steps;
        this.call = call;
    }

    /** Whether this round asks the function. */
    public boolean asks(DelegateExecution execution, String function) {
        return steps.getObject().asks(transaction(execution), function);
    }

    /** Whether this round hears an appeal. */
    public boolean onAppeal(DelegateExecution execution) {
        return steps.getObject().onAppeal(transaction(execution));
    }

    /** Whether the function, whose task is complete, has rejected on appeal. */
    public boolean tookPosition(DelegateExecution execution, String function) {
        return steps.getObject().tookPosition(transaction(execution), function);
    }

    /** Whether the rejection that ends this round can be appealed. */
    public boolean appealPossible(DelegateExecution execution) {
        return steps.getObject().appealPossible(transaction(execution));
    }

    /** A user task was reached. */
    public void open(DelegateTask task, String function) {
        steps.getObject()
                .reviewOpened(transaction(task.getExecution()), function, task.getProcessInstanceId(), task.getId());
    }

    /** A user task was taken away undecided, or decided in a way that ends the round. */
    public void cancel(DelegateTask task) {
        steps.getObject().reviewCancelled(transaction(task.getExecution()), task.getId());
    }

    /** All reviews have passed. */
    public void approve(DelegateExecution execution) {
        steps.getObject().approved(transaction(execution));
    }

    private DealTransaction transaction(DelegateExecution execution) {
        return call.transaction(execution.getProcessBusinessKey());
    }
}

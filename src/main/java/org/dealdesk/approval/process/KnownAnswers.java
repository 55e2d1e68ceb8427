package org.dealdesk.approval.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.task.Task;

/**
 * Answers questions of the engine without a statement where the product knows the answer: its tasks have no subtasks, no identity links
 * and no variables, an execution has at most one task, and a definition never changes after its deployment. The classes that ask are
 * internal to the engine, so all that depends on them is here, and a test compares each step with the engine's own classes.
 */
final class KnownAnswers {

    private KnownAnswers() {}

    /** In place of the engine's own. A session lasts as long as one call of the engine. */
    static List<SessionFactory> sessions() {
        return List.of(
                new Factory(TaskManager.class, Tasks::new),
                new Factory(ExecutionManager.class, Executions::new),
                new Factory(IdentityLinkManager.class, IdentityLinks::new),
                new Factory(VariableInstanceManager.class, Variables::new),
                new Factory(ProcessDefinitionManager.class, Definitions::new));
    }

    private record Factory(Class<?> type, Supplier<Session> open) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return open.get();
        }
    }

    private static final class Tasks extends TaskManager {

        /** A task that moves needs all executions of its process: one question in the place of one for each. */
        @Override
        public TaskEntity findTaskById(String id) {
            TaskEntity task = super.findTaskById(id);
            if (task != null && task.getProcessInstanceId() != null) {
                getProcessInstanceManager().findExecutionsByProcessInstanceId(task.getProcessInstanceId());
            }
            return task;
        }

        @Override
        public List<TaskEntity> findTasksByExecutionId(String executionId) {
            List<TaskEntity> loaded = new ArrayList<>();
            for (TaskEntity task : getDbEntityManager().getCachedEntitiesByType(TaskEntity.class)) {
                // One that is new is not stored yet, so that the database would not answer it.
                if (executionId.equals(task.getExecutionId())
                        && !getDbEntityManager().getDbEntityCache().isTransient(task)) {
                    loaded.add(task);
                }
            }
            return loaded.isEmpty() ? super.findTasksByExecutionId(executionId) : loaded;
        }

        @Override
        public List<Task> findTasksByParentTaskId(String parentTaskId) {
            return new ArrayList<>();
        }
    }

    private static final class Executions extends ExecutionManager {

        private final Map<String, List<ExecutionEntity>> read = new HashMap<>();

        @Override
        public List<ExecutionEntity> findExecutionsByProcessInstanceId(String processInstanceId) {
            return new ArrayList<>(read.computeIfAbsent(processInstanceId, super::findExecutionsByProcessInstanceId));
        }
    }

    private static final class IdentityLinks extends IdentityLinkManager {

        @Override
        public List<IdentityLinkEntity> findIdentityLinksByTaskId(String taskId) {
            return new ArrayList<>();
        }
    }

    private static final class Variables extends VariableInstanceManager {

        @Override
        public List<VariableInstanceEntity> findVariableInstancesByTaskIdAndVariableNames(
                String taskId, Collection<String> names) {
            return new ArrayList<>();
        }
    }

    private static final class Definitions extends ProcessDefinitionManager {

        @Override
        public ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
            ProcessDefinitionEntity deployed = Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .getProcessDefinitionCache()
                    .get(id);
            return deployed == null ? super.getCachedResourceDefinitionEntity(id) : deployed;
        }
    }
}

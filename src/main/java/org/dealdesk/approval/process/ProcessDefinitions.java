package org.dealdesk.approval.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * Deploys the diagrams of this build when it starts, once: the same diagrams from any folder and on any number of nodes
 * stay one version. Instances that run already end on the version they began with.
 */
@Component
final class ProcessDefinitions {

    private static final String DEPLOYMENT = "dealdesk";

    private final RepositoryService repository;
    private final String dealApproval;

    ProcessDefinitions(RepositoryService repository) throws IOException {
        this.repository = repository;
        waitingForOtherNodes().execute(attempt -> deploy());
        dealApproval = latest(DealApprovalModel.PROCESS);
    }

    /** The id of the version that this node starts; starting by id spares looking the version up each time. */
    String dealApproval() {
        return dealApproval;
    }

    /** Nodes that start together deploy one after the other, which may take longer than a lock is waited for. */
    private static RetryTemplate waitingForOtherNodes() {
        return RetryTemplate.builder()
                .maxAttempts(10)
                .fixedBackoff(500)
                .retryOn(ProcessEngineException.class)
                .build();
    }

    private Deployment deploy() throws IOException {
        DeploymentBuilder deployment =
                repository.createDeployment().name(DEPLOYMENT).enableDuplicateFiltering(true);
        for (Resource diagram : diagrams()) {
            try (InputStream content = diagram.getInputStream()) {
                // By file name: a path would make the same build in another folder a new version.
                deployment.addInputStream(diagram.getFilename(), content);
            }
        }
        return deployment.deploy();
    }

    private static List<Resource> diagrams() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/*.bpmn");
        return Arrays.stream(found)
                .sorted(Comparator.comparing(Resource::getFilename))
                .toList();
    }

    private String latest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }
}

package org.dealdesk.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.tx.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.io.Resource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Puts the first policy in force on a new database. Of two nodes that start together one does it. */
@Component
@DependsOnDatabaseInitialization
class FirstPolicy implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(FirstPolicy.class);

    private final Policies policies;
    private final History history;
    private final Transactions transactions;
    private final Resource document;

    FirstPolicy(
            Policies policies,
            History history,
            Transactions transactions,
            @Value("${dealdesk.first-policy:classpath:policies/policy-2026.1.yaml}") Resource document) {
        this.policies = policies;
        this.history = history;
        this.transactions = transactions;
        this.document = document;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        if (!policies.isEmpty()) {
            return;
        }
        String text = document.getContentAsString(StandardCharsets.UTF_8);
        Policy policy = PolicyReader.read(text);
        try {
            transactions.run(() -> install(policy, text));
            log.info("Policy {} is in force from {}", policy.version(), policy.effectiveFrom());
        } catch (DuplicateKeyException otherNodeWasFirst) {
            log.info("The first policy was put in force by another node");
        }
    }

    private Policy install(Policy policy, String text) {
        policies.install(policy, text, Event.SYSTEM);
        history.appendTo(
                "policies/" + policy.version(),
                Event.of(EventType.POLICY_ACTIVATED, Event.SYSTEM, policy.effectiveFrom())
                        .with(JsonNodeFactory.instance.objectNode().put("documentSha256", CanonicalJson.sha256(text))));
        return policy;
    }
}

package org.dealdesk.policy.life;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.reader.PolicyReader;
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
    private final Clock clock;
    private final Resource document;

    FirstPolicy(
            Policies policies,
            History history,
            Transactions transactions,
            Clock clock,
            @Value("${dealdesk.first-policy:classpath:policies/policy-2026.1.yaml}") Resource document) {
        this.policies = policies;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
        this.document = document;
    }

    @Override
    public void afterPropertiesSet() {
        if (!policies.isEmpty()) {
            return;
        }
        String text = text();
        Policy policy = usable(document.getDescription(), text, clock.instant());
        try {
            transactions.run(() -> install(policy, text));
            log.info("Policy {} is in force from {}", policy.version(), policy.effectiveFrom());
        } catch (DuplicateKeyException otherNodeWasFirst) {
            log.info("Another node activated the first policy");
        }
    }

    private String text() {
        try {
            return document.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new FirstPolicyUnusable(document.getDescription() + " cannot be read", unreadable);
        }
    }

    /** It is in force at once, so it must have begun. Who holds which function is not asked: the first people come later. */
    static Policy usable(String description, String text, Instant now) {
        Policy policy;
        try {
            policy = PolicyReader.read(text);
        } catch (InvalidInput invalid) {
            String faults = invalid.faults().stream()
                    .map(fault -> fault.pointer() + " " + fault.detail())
                    .collect(Collectors.joining("; "));
            throw new FirstPolicyUnusable(description + ": " + faults, invalid);
        }
        LocalDate today = LocalDate.ofInstant(now, policy.timeZone());
        if (policy.effectiveFrom().isAfter(today)) {
            throw new FirstPolicyUnusable(
                    "%s: effectiveFrom is %s, and today is %s in %s; the first policy must be in force today"
                            .formatted(description, policy.effectiveFrom(), today, policy.timeZone()),
                    null);
        }
        return policy;
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

package org.dealdesk.policy.life;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.reader.PolicyReader;
import org.springframework.jdbc.core.JdbcTemplate;

/** Versions of the policy without a database; the one added last is in force. */
public final class PoliciesInMemory extends Policies {

    private final Map<String, String> documents = new LinkedHashMap<>();
    private final Map<String, Policy> policies = new LinkedHashMap<>();
    private String inForce;

    public PoliciesInMemory(Clock clock) {
        super(new JdbcTemplate(), clock);
    }

    /** The version that the document names comes into force. */
    public Policy add(String document) {
        Policy policy = PolicyReader.read(document);
        documents.put(policy.version(), document);
        policies.put(policy.version(), policy);
        inForce = policy.version();
        return policy;
    }

    @Override
    public Optional<String> findInForce(LocalDate day) {
        return Optional.ofNullable(inForce);
    }

    @Override
    public Policy version(String version) {
        return policies.get(version);
    }

    @Override
    public Optional<String> document(String version) {
        return Optional.ofNullable(documents.get(version));
    }

    @Override
    public ZoneId zone() {
        return version(inForce).timeZone();
    }
}

package org.dealdesk.policy.life;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link FirstPolicyUnusable} instead of a stack trace. */
public final class FirstPolicyUnusableAnalyzer extends AbstractFailureAnalyzer<FirstPolicyUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, FirstPolicyUnusable cause) {
        return new FailureAnalysis(
                "The database is empty, and the policy to start it with (dealdesk.first-policy) cannot be used: "
                        + cause.getMessage() + ".",
                "Name a policy document by its address, such as file:/etc/dealdesk/policy.yaml; docs/policy.md says what it holds."
                        + " Without the property the default policy is used.",
                cause);
    }
}

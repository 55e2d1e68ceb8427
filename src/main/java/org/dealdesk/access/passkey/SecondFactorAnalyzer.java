package org.dealdesk.access.passkey;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link SecondFactor.Misconfigured} instead of a stack trace. */
public final class SecondFactorAnalyzer extends AbstractFailureAnalyzer<SecondFactor.Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SecondFactor.Misconfigured cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}

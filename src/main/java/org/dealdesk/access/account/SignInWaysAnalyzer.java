package org.dealdesk.access.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link SignInWays.Misconfigured} instead of a stack trace. */
public final class SignInWaysAnalyzer extends AbstractFailureAnalyzer<SignInWays.Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SignInWays.Misconfigured cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}

package org.dealdesk.access.limit;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link RateLimits.Misconfigured} instead of a stack trace. */
public final class RateLimitsAnalyzer extends AbstractFailureAnalyzer<RateLimits.Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable root, RateLimits.Misconfigured cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".", "Set them as docs/security.md says, or leave them out.", cause);
    }
}

package org.dealdesk.notification.retention;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link KeptFor.Misconfigured} instead of a stack trace. */
public final class RetentionMisconfiguredAnalyzer extends AbstractFailureAnalyzer<KeptFor.Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable root, KeptFor.Misconfigured cause) {
        return new FailureAnalysis(
                "It is not clear how long the outbox is kept: " + cause.getMessage() + ".",
                "Correct the property, or leave it out.",
                cause);
    }
}

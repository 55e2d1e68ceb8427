package org.dealdesk.platform.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link PublicUrl.Misconfigured} instead of a stack trace. */
public final class PublicUrlAnalyzer extends AbstractFailureAnalyzer<PublicUrl.Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PublicUrl.Misconfigured cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Name scheme, host and, where there is one, port and path; or leave the property out.",
                cause);
    }
}

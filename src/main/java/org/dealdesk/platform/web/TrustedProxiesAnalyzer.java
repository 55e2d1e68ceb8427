package org.dealdesk.platform.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link TrustedProxies.Misconfigured} instead of a stack trace. */
public final class TrustedProxiesAnalyzer extends AbstractFailureAnalyzer<TrustedProxies.Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable root, TrustedProxies.Misconfigured cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Name the addresses of your proxies, separated by commas, or leave the property out; docs/running.md"
                        + " has an example.",
                cause);
    }
}

package org.dealdesk.access.oidc;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link OidcSettings.Misconfigured} instead of a stack trace. */
public final class OidcMisconfiguredAnalyzer extends AbstractFailureAnalyzer<OidcSettings.Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable root, OidcSettings.Misconfigured cause) {
        return new FailureAnalysis(
                "An identity provider is configured, since " + OidcSettings.ISSUER + " is set, but not fully: "
                        + cause.getMessage() + ".",
                "Set the properties as docs/security.md says, or leave out " + OidcSettings.ISSUER + ".",
                cause);
    }
}

package org.dealdesk.platform.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link NoSignIn.NoIdentityProvider} instead of a stack trace. */
public final class NoIdentityProviderAnalyzer extends AbstractFailureAnalyzer<NoSignIn.NoIdentityProvider> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NoSignIn.NoIdentityProvider cause) {
        return new FailureAnalysis(
                "There is no way to sign in: no identity provider is configured and the demo accounts are off.",
                "For a trial, add the profile 'demo': SPRING_PROFILES_ACTIVE=postgres,demo. Its password is public:"
                        + " keep it away from real deals.",
                cause);
    }
}

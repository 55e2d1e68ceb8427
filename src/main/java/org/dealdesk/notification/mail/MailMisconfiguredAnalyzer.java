package org.dealdesk.notification.mail;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link MailSettings.Misconfigured} instead of a stack trace. */
public final class MailMisconfiguredAnalyzer extends AbstractFailureAnalyzer<MailSettings.Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable root, MailSettings.Misconfigured cause) {
        return new FailureAnalysis(
                "Mail is on, since spring.mail.host is set, but it is not fully configured: " + cause.getMessage()
                        + ".",
                "Set the property, or leave out spring.mail.host to send no mail.",
                cause);
    }
}

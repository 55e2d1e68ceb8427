package org.dealdesk.notification.mail;

import org.dealdesk.notification.outbox.Subscriber;
import org.dealdesk.notification.recipient.Recipient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends a daily mail that was gathered. */
@Component
@WhenMailIsOn
class DigestSender {

    private static final Logger log = LoggerFactory.getLogger(DigestSender.class);

    private final DigestRows rows;
    private final MailSubscribers mailboxes;
    private final MailComposer composer;
    private final SmtpSender sender;
    private final MailMetrics metrics;

    DigestSender(
            DigestRows rows, MailSubscribers mailboxes, MailComposer composer, SmtpSender sender, MailMetrics metrics) {
        this.rows = rows;
        this.mailboxes = mailboxes;
        this.composer = composer;
        this.sender = sender;
        this.metrics = metrics;
    }

    /** What came of one attempt; null where mails no longer reach the subscriber. */
    Subscriber.Answer send(String digest, String subscriber) {
        return mailboxes
                .reader(subscriber)
                .map(recipient -> tell(digest, recipient))
                .orElse(null);
    }

    private Subscriber.Answer tell(String digest, Recipient recipient) {
        try {
            return metrics.count("digest", sender.send(composer.digest(digest, recipient, rows.records(digest))));
        } catch (RuntimeException broken) {
            log.warn("The daily mail {} failed", digest, broken);
            return Subscriber.Answer.failed(null, broken.getClass().getSimpleName());
        }
    }
}

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
    private final MailComposer letters;
    private final SmtpSender post;
    private final MailMetrics metrics;

    DigestSender(
            DigestRows rows, MailSubscribers mailboxes, MailComposer letters, SmtpSender post, MailMetrics metrics) {
        this.rows = rows;
        this.mailboxes = mailboxes;
        this.letters = letters;
        this.post = post;
        this.metrics = metrics;
    }

    /** What came of one attempt; null where mails no longer reach the subscriber. */
    Subscriber.Answer send(String digest, String subscriber) {
        return mailboxes.reader(subscriber).map(reader -> tell(digest, reader)).orElse(null);
    }

    private Subscriber.Answer tell(String digest, Recipient reader) {
        try {
            return metrics.count("digest", post.send(letters.digest(digest, reader, rows.records(digest))));
        } catch (RuntimeException broken) {
            log.warn("The mail of the day {} broke", digest, broken);
            return Subscriber.Answer.failed(null, broken.getClass().getSimpleName());
        }
    }
}

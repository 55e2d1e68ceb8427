package org.dealdesk.notification.mail;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.outbox.Addressee;
import org.dealdesk.notification.outbox.Lane;
import org.dealdesk.notification.outbox.Subscriber;
import org.dealdesk.notification.outbox.Subscribers;
import org.dealdesk.notification.recipient.BatchRecipients;
import org.dealdesk.notification.recipient.MailMode;
import org.dealdesk.notification.recipient.Recipient;
import org.dealdesk.notification.recipient.RecipientLookup;
import org.dealdesk.notification.recipient.Recipients;
import org.springframework.stereotype.Component;

/** People as subscribers: each by mail, in the chosen mode. */
@Component
@WhenMailIsOn
class MailSubscribers implements Subscribers {

    private static final String INSTANT = "mail:";
    private static final String DAILY = "digest:";

    private final RecipientLookup lookup;
    private final Recipients recipients;
    private final MailComposer composer;
    private final SmtpSender sender;
    private final DigestDays days;
    private final MailMetrics metrics;
    private final Clock clock;

    MailSubscribers(
            RecipientLookup lookup,
            Recipients recipients,
            MailComposer composer,
            SmtpSender sender,
            DigestDays days,
            MailMetrics metrics,
            Clock clock) {
        this.lookup = lookup;
        this.recipients = recipients;
        this.composer = composer;
        this.sender = sender;
        this.days = days;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Who gathers what they are told for the mail of the day. */
    static String daily(String person) {
        return DAILY + person;
    }

    /** The person behind the name of a subscriber. */
    static String person(String subscriber) {
        return subscriber.substring(subscriber.indexOf(':') + 1);
    }

    @Override
    public Lane lane() {
        return Lane.MAIL;
    }

    @Override
    public boolean always() {
        return true;
    }

    @Override
    public Batch batch() {
        BatchRecipients batch = lookup.begin();
        return record -> {
            List<Addressee> told = new ArrayList<>();
            batch.of(record).forEach(recipient -> addressee(record, recipient).ifPresent(told::add));
            return told;
        };
    }

    private Optional<Addressee> addressee(HistoryRecord record, Recipient recipient) {
        if (recipient.address().isEmpty()) {
            metrics.noAddress(recipient, record);
            return Optional.empty();
        }
        return Optional.of(
                recipient.mode() == MailMode.DAILY
                        ? Addressee.at(days.after(clock.instant()), daily(recipient.id()), Lane.DIGEST)
                        : Addressee.now(INSTANT + recipient.id(), Lane.MAIL));
    }

    /** Empty for people without an address and for people who turned mail off. */
    @Override
    public Optional<Mailbox> find(String subscriber) {
        return subscriber.startsWith(INSTANT) ? reader(subscriber).map(Mailbox::new) : Optional.empty();
    }

    /** The person behind a subscriber, if mails still reach them. */
    Optional<Recipient> reader(String subscriber) {
        return recipients.find(person(subscriber)).filter(Recipient::reads).filter(recipient -> recipient
                .address()
                .isPresent());
    }

    /** One person who wants a mail each. */
    final class Mailbox implements Subscriber {

        private final Recipient recipient;

        private Mailbox(Recipient recipient) {
            this.recipient = recipient;
        }

        @Override
        public Answer tell(String deliveryId, HistoryRecord record) {
            return metrics.count("instant", sender.send(composer.about(record, recipient)));
        }
    }
}
